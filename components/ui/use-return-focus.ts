"use client";

import { useRef } from "react";

/**
 * Gives the focus back to where it was when a dialog closes. Radix only knows the button that is its Trigger; ours are opened
 * from anywhere, also from a menu that is gone by then, in which case the focus returns to the button of that menu.
 */
export function useReturnFocus() {
  const origin = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      const focused = document.activeElement;
      const menuButton = focused?.closest("[role=menu]")?.getAttribute("aria-labelledby");
      origin.current = menuButton ? document.getElementById(menuButton) : focused;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      if (origin.current instanceof HTMLElement) origin.current.focus();
    },
  };
}
