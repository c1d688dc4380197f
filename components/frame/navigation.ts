import {
  ArrowUpDown,
  Cable,
  Database,
  House,
  type LucideIcon,
  ScrollText,
  Send,
  Settings,
  Table2,
} from "lucide-react";

export type NavigationLink = { href: string; label: string; icon: LucideIcon };
export type NavigationGroup = { title: string | undefined; links: readonly NavigationLink[] };

/** The sidebar and the palette show the same pages in the same order. */
export const navigation: readonly NavigationGroup[] = [
  { title: undefined, links: [{ href: "/", label: "Home", icon: House }] },
  {
    title: "Activate",
    links: [
      { href: "/syncs", label: "Syncs", icon: ArrowUpDown },
      { href: "/records", label: "Records", icon: ScrollText },
    ],
  },
  { title: "Define", links: [{ href: "/datasets", label: "Datasets", icon: Table2 }] },
  {
    title: "Connect",
    links: [
      { href: "/sources", label: "Sources", icon: Database },
      { href: "/destinations", label: "Destinations", icon: Send },
    ],
  },
];

export const settingsLink: NavigationLink = { href: "/settings", label: "Settings", icon: Settings };

/** What can be begun from anywhere. */
export const newLinks: readonly NavigationLink[] = [
  { href: "/syncs/new", label: "New sync", icon: ArrowUpDown },
  { href: "/sources/new", label: "New source", icon: Cable },
  { href: "/destinations/new", label: "New destination", icon: Send },
];

/** Home is current only on its own address; every other page also on the pages below it. */
export function isCurrent(href: string, pathname: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}
