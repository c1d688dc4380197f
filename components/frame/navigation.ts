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

export type NavigationLink = {
  href: string;
  label: string;
  icon: LucideIcon;
  /** Further addresses that belong to this section: a run is a page of its sync. */
  also?: readonly string[];
};
export type NavigationGroup = { title: string | undefined; links: readonly NavigationLink[] };

/** The sidebar and the palette show the same pages in the same order. */
export const navigation: readonly NavigationGroup[] = [
  { title: undefined, links: [{ href: "/", label: "Home", icon: House }] },
  {
    title: "Activate",
    links: [
      { href: "/syncs", label: "Syncs", icon: ArrowUpDown, also: ["/runs"] },
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
  { href: "/datasets/new", label: "New dataset", icon: Table2 },
  { href: "/sources/new", label: "New source", icon: Cable },
  { href: "/destinations/new", label: "New destination", icon: Send },
];

/** Home is current only on its own address; every other section also on the pages below it. */
export function isCurrent({ href, also = [] }: NavigationLink, pathname: string): boolean {
  if (href === "/") return pathname === "/";
  return [href, ...also].some((address) => pathname === address || pathname.startsWith(`${address}/`));
}
