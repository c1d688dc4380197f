"use client";

import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import { IconButton } from "../ui/button";
import { veilStyle } from "../ui/overlay-style";
import { Sidebar } from "./sidebar";
import type { FrameUser } from "./user-menu";

/** The sidebar over the page; goes away when a page is chosen. */
export function NavigationSheet({ user, onClose }: { user: FrameUser; onClose: () => void }) {
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className={veilStyle} />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 start-0 z-50 w-70 max-w-[85vw] animate-slide-in-start bg-canvas shadow-overlay outline-none"
        >
          <Dialog.Title className="sr-only">Navigation</Dialog.Title>
          <Sidebar user={user} onNavigate={onClose} />
          <Dialog.Close asChild>
            <IconButton label="Close navigation" className="absolute end-2 top-2">
              <X aria-hidden="true" />
            </IconButton>
          </Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
