"use client";

import { Search } from "lucide-react";
import { useSyncExternalStore } from "react";
import { Kbd } from "../ui/kbd";
import { openPalette } from "./open-palette";

/** Looks like a search field, opens the palette. */
export function SearchButton() {
  const apple = useSyncExternalStore(never, isApple, () => false);
  return (
    <button
      type="button"
      onClick={openPalette}
      aria-keyshortcuts="Meta+K Control+K"
      className="flex h-8 w-52 items-center gap-2 rounded-md border bg-surface ps-2.5 pe-1.5 text-muted text-sm transition-colors hover:border-edge hover:text-text"
    >
      <Search aria-hidden="true" className="size-4" />
      Search
      <span className="ms-auto">
        <Kbd>{apple ? "⌘ K" : "Ctrl K"}</Kbd>
      </span>
    </button>
  );
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}

/** The keyboard does not change while the page is open. */
function never(): () => void {
  return () => {};
}
