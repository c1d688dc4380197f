"use client";

import { Command } from "cmdk";
import { FileSearch, SunMoon } from "lucide-react";
import { useRouter } from "next/navigation";
import { Dialog } from "radix-ui";
import { type ReactNode, useState } from "react";
import { toggleTheme } from "../theme/use-theme";
import { cn } from "../ui/cn";
import { menuItemStyle, menuLabelStyle, veilStyle } from "../ui/overlay-style";
import { type NavigationLink, navigation, newLinks, settingsLink } from "./navigation";
import { type SearchEverything, searchEverything } from "./search-everything";
import { useSearch } from "./use-search";

type PaletteProps = { search?: SearchEverything; onClose: () => void };

/** Everything by keyboard: go to a page, begin something, find a thing by its name or key. */
export function Palette({ search = searchEverything, onClose }: PaletteProps) {
  const [query, setQuery] = useState("");
  const { hits, searching } = useSearch(query, search);
  const router = useRouter();
  const go = (href: string) => {
    onClose();
    router.push(href);
  };
  const pages = [...navigation.flatMap((group) => group.links), settingsLink];
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <Dialog.Overlay className={veilStyle} />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-3 top-3 z-50 mx-auto max-w-xl animate-rise-in overflow-hidden rounded-lg bg-raised shadow-overlay outline-none sm:top-[14vh]"
        >
          <Dialog.Title className="sr-only">Search and actions</Dialog.Title>
          <Command label="Search and actions" loop>
            <Command.Input
              autoFocus
              value={query}
              onValueChange={setQuery}
              placeholder="Search syncs, records, connections, or type a command"
              className="h-12 w-full border-b bg-transparent px-4 text-base outline-none placeholder:text-muted"
            />
            <Command.List className="max-h-[min(420px,60dvh)] overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-8 text-center text-muted">
                {searching ? "Searching" : `Nothing matches "${query}".`}
              </Command.Empty>
              {hits.length > 0 ? (
                <PaletteGroup title="Found">
                  {hits.map((hit) => (
                    <Command.Item
                      key={hit.href}
                      value={hit.href}
                      // What the server found matches, whatever the letters: the query itself is the keyword.
                      keywords={[query, hit.label]}
                      onSelect={() => go(hit.href)}
                      className={itemStyle}
                    >
                      <FileSearch aria-hidden="true" className="text-muted" />
                      <span className="truncate">{hit.label}</span>
                      <span className="truncate text-muted text-sm">{hit.detail}</span>
                      <span className="ms-auto shrink-0 text-muted text-xs">{hit.kind}</span>
                    </Command.Item>
                  ))}
                </PaletteGroup>
              ) : undefined}
              <PaletteGroup title="Go to">
                {pages.map((page) => (
                  <LinkItem key={page.href} link={page} onGo={go} />
                ))}
              </PaletteGroup>
              <PaletteGroup title="Actions">
                {newLinks.map((link) => (
                  <LinkItem key={link.href} link={link} onGo={go} />
                ))}
                <Command.Item
                  value="Toggle theme"
                  keywords={["dark", "light"]}
                  onSelect={() => {
                    toggleTheme();
                    onClose();
                  }}
                  className={itemStyle}
                >
                  <SunMoon aria-hidden="true" className="text-muted" />
                  Toggle theme
                </Command.Item>
              </PaletteGroup>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const itemStyle = cn(menuItemStyle, "h-9");

function PaletteGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Command.Group heading={<span className={cn(menuLabelStyle, "block")}>{title}</span>}>
      {children}
    </Command.Group>
  );
}

function LinkItem({ link, onGo }: { link: NavigationLink; onGo: (href: string) => void }) {
  const Icon = link.icon;
  return (
    <Command.Item value={link.label} onSelect={() => onGo(link.href)} className={itemStyle}>
      <Icon aria-hidden="true" className="text-muted" />
      {link.label}
    </Command.Item>
  );
}
