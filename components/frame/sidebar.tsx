"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { cn } from "../ui/cn";
import { Logo } from "./logo";
import { isCurrent, type NavigationLink, navigation, settingsLink } from "./navigation";
import { type FrameUser, UserMenu } from "./user-menu";

/** The pages, in the groups of an operator's day. */
export function Sidebar({ user, onNavigate }: { user: FrameUser; onNavigate?: () => void }) {
  return (
    <div className="flex h-full flex-col">
      <div className="flex h-12 shrink-0 items-center px-4">
        <Link href="/" onClick={onNavigate} className="rounded-md">
          <Logo />
        </Link>
      </div>
      <nav aria-label="Main" className="flex flex-1 flex-col gap-4 overflow-y-auto px-2 py-2">
        {navigation.map((group) => (
          <div key={group.title ?? ""} className="flex flex-col gap-0.5">
            {group.title ? (
              <h2 className="px-2 pb-1 font-medium text-muted text-xs">{group.title}</h2>
            ) : undefined}
            <ul className="flex flex-col gap-0.5">
              {group.links.map((link) => (
                <li key={link.href}>
                  <SidebarLink link={link} onNavigate={onNavigate} />
                </li>
              ))}
            </ul>
          </div>
        ))}
        <div className="mt-auto">
          <SidebarLink link={settingsLink} onNavigate={onNavigate} />
        </div>
      </nav>
      <div className="border-t p-2">
        <UserMenu user={user} />
      </div>
    </div>
  );
}

function SidebarLink({ link, onNavigate }: { link: NavigationLink; onNavigate: (() => void) | undefined }) {
  const current = isCurrent(link, usePathname());
  const Icon = link.icon;
  return (
    <Link
      href={link.href}
      onClick={onNavigate}
      aria-current={current ? "page" : undefined}
      className={cn(
        "flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-muted transition-colors hover:bg-hover hover:text-text",
        "aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent",
      )}
    >
      <Icon aria-hidden="true" className="size-4 shrink-0" />
      {link.label}
    </Link>
  );
}
