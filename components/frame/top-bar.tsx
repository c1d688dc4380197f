"use client";

import { Menu, Search } from "lucide-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useState } from "react";
import { IconButton } from "../ui/button";
import { Logo } from "./logo";
import { openPalette } from "./open-palette";
import type { FrameUser } from "./user-menu";

const NavigationSheet = dynamic(() => import("./navigation-sheet").then((module) => module.NavigationSheet));

/** Under 900 px: the way to the sidebar, and the search. */
export function TopBar({ user }: { user: FrameUser }) {
  const [open, setOpen] = useState(false);
  return (
    <header className="sticky top-0 z-30 flex h-12 items-center gap-1 border-b bg-canvas px-2 frame:hidden">
      <IconButton label="Open navigation" size="large" aria-expanded={open} onClick={() => setOpen(true)}>
        <Menu aria-hidden="true" />
      </IconButton>
      <Link href="/" className="rounded-md px-1">
        <Logo />
      </Link>
      <IconButton label="Search" size="large" className="ms-auto" onClick={openPalette}>
        <Search aria-hidden="true" />
      </IconButton>
      {open ? <NavigationSheet user={user} onClose={() => setOpen(false)} /> : undefined}
    </header>
  );
}
