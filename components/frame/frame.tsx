import type { ReactNode } from "react";
import { Toaster } from "../ui/toast";
import { PaletteHost } from "./palette-host";
import { SearchButton } from "./search-button";
import { Sidebar } from "./sidebar";
import { TopBar } from "./top-bar";
import type { FrameUser } from "./user-menu";

/** What stands around every page: sidebar or top bar, the strip with the search, the palette, the toasts. */
export function Frame({ user, children }: { user: FrameUser; children: ReactNode }) {
  return (
    <div className="min-h-dvh frame:grid frame:grid-cols-[224px_minmax(0,1fr)]">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-raised px-3 py-2 font-medium shadow-overlay focus:not-sr-only focus:fixed focus:start-3 focus:top-2"
      >
        Skip to content
      </a>
      <aside className="sticky top-0 hidden h-dvh border-e bg-canvas frame:block">
        <Sidebar user={user} />
      </aside>
      <div className="flex min-w-0 flex-col">
        <TopBar user={user} />
        <div className="sticky top-0 z-20 hidden border-b bg-canvas frame:block">
          <div className="mx-auto flex h-12 max-w-310 items-center justify-end px-8">
            <SearchButton />
          </div>
        </div>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-310 flex-1 px-4 pt-4 pb-24 outline-none frame:px-8 frame:pt-0"
        >
          {children}
        </main>
      </div>
      <PaletteHost />
      <Toaster />
    </div>
  );
}
