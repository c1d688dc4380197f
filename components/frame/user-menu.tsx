"use client";

import { ChevronsUpDown, LogOut, Settings } from "lucide-react";
import { ThemeMenu } from "../theme/theme-menu";
import { DropdownMenu, MenuItem, MenuLink, MenuSeparator } from "../ui/dropdown-menu";

export type FrameUser = { name: string; email: string; role: string };

/** Who is signed in, the theme, and the way out. */
export function UserMenu({ user }: { user: FrameUser }) {
  return (
    <DropdownMenu
      align="start"
      side="top"
      trigger={
        <button
          type="button"
          className="flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-start transition-colors hover:bg-hover"
        >
          <span
            aria-hidden="true"
            className="flex size-7 shrink-0 items-center justify-center rounded-full bg-accent-soft font-semibold text-accent text-xs"
          >
            {initials(user.name || user.email)}
          </span>
          <span className="flex min-w-0 flex-1 flex-col">
            <span className="truncate font-medium text-sm">{user.name || user.email}</span>
            <span className="truncate text-muted text-xs">{user.role}</span>
          </span>
          <ChevronsUpDown aria-hidden="true" className="size-4 shrink-0 text-muted" />
        </button>
      }
    >
      <p className="truncate px-2 pt-1.5 pb-1 text-muted text-sm">{user.email}</p>
      <MenuSeparator />
      <ThemeMenu />
      <MenuSeparator />
      <MenuLink href="/settings" icon={<Settings aria-hidden="true" />}>
        Settings
      </MenuLink>
      <MenuItem onSelect={leave} icon={<LogOut aria-hidden="true" />}>
        Sign out
      </MenuItem>
    </DropdownMenu>
  );
}

/** Loaded when it is needed: most visits never sign out. */
async function leave(): Promise<void> {
  const { signOut } = await import("next-auth/react");
  await signOut({ callbackUrl: "/" });
}

function initials(name: string): string {
  const words = name.split(/[\s@.]+/).filter(Boolean);
  return `${words[0]?.[0] ?? ""}${words.length > 1 ? (words[1]?.[0] ?? "") : ""}`.toUpperCase();
}
