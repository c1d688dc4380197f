"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { tabBarStyle, tabStyle } from "./tab-style";

type LinkTabsProps = {
  label: string;
  /** `exact` for the tab whose address is the beginning of all the others (Overview). */
  tabs: readonly { href: string; label: ReactNode; count?: number; exact?: boolean }[];
};

/** Pages beside each other as tabs; the one of the present address is marked. */
export function LinkTabs({ label, tabs }: LinkTabsProps) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className={tabBarStyle}>
      {tabs.map((tab) => {
        const path = tab.href.split("?")[0] ?? tab.href;
        const current = pathname === path || (!tab.exact && pathname.startsWith(`${path}/`));
        return (
          <Link
            key={tab.href}
            href={tab.href}
            aria-current={current ? "page" : undefined}
            className={tabStyle}
          >
            {tab.label}
            {tab.count === undefined ? undefined : <span className="text-muted">{tab.count}</span>}
          </Link>
        );
      })}
    </nav>
  );
}
