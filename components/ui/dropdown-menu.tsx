"use client";

import { Ellipsis } from "lucide-react";
import { Slot } from "radix-ui";
import { type ReactNode, useState } from "react";
import { IconButton } from "./button";
import type { MenuCheckProps, MenuChoiceProps, MenuItemProps, MenuLinkProps, MenuProps } from "./menu-parts";

/** The code behind menus, about 30 kB: fetched when the pointer or the focus comes near a menu button, not with the page. */
let parts: typeof import("./menu-parts") | undefined;

async function loadParts(): Promise<void> {
  parts ??= await import("./menu-parts");
}

/**
 * A list of actions behind a button; its entries are MenuItem, MenuLink, MenuCheck, MenuChoice, MenuLabel, MenuSeparator.
 * Until it is first opened the button stands alone; the entries are only ever rendered inside the loaded menu.
 */
export function DropdownMenu(props: MenuProps) {
  const [opened, setOpened] = useState(false);
  if (opened && parts) return <parts.Menu {...props} />;
  const open = async () => {
    await loadParts();
    setOpened(true);
  };
  return (
    <Slot.Root
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={loadParts}
      onFocus={loadParts}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        open();
      }}
    >
      {props.trigger}
    </Slot.Root>
  );
}

type ActionsMenuProps = {
  label: string;
  /** As high as its neighbours: small in a row or on a card, medium among the buttons of a page. */
  size?: "small" | "medium";
  children: ReactNode;
};

/** The menu that comes last in a table row, on a card or among the buttons of a page: three dots that carry a name. */
export function ActionsMenu({ label, size = "small", children }: ActionsMenuProps) {
  return (
    <DropdownMenu
      trigger={
        <IconButton label={label} size={size}>
          <Ellipsis aria-hidden="true" />
        </IconButton>
      }
    >
      {children}
    </DropdownMenu>
  );
}

export function MenuItem(props: MenuItemProps) {
  return parts ? <parts.MenuItem {...props} /> : undefined;
}

export function MenuLink(props: MenuLinkProps) {
  return parts ? <parts.MenuLink {...props} /> : undefined;
}

export function MenuCheck(props: MenuCheckProps) {
  return parts ? <parts.MenuCheck {...props} /> : undefined;
}

export function MenuChoice(props: MenuChoiceProps) {
  return parts ? <parts.MenuChoice {...props} /> : undefined;
}

export function MenuLabel(props: { children: ReactNode }) {
  return parts ? <parts.MenuLabel {...props} /> : undefined;
}

export function MenuSeparator() {
  return parts ? <parts.MenuSeparator /> : undefined;
}
