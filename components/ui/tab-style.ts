/** Scrolls sideways where the tabs do not fit; the line below runs through the whole width. */
export const tabBarStyle =
  "flex gap-5 overflow-x-auto border-b [scrollbar-width:none] [&::-webkit-scrollbar]:hidden";

export const tabStyle = [
  "relative flex h-10 shrink-0 items-center gap-1.5 whitespace-nowrap rounded-sm font-medium text-muted",
  "transition-colors hover:text-text focus-visible:-outline-offset-2",
  "after:absolute after:inset-x-0 after:bottom-0 after:h-0.5 after:rounded-full",
  "data-[state=active]:text-text data-[state=active]:after:bg-accent",
  "aria-[current=page]:text-text aria-[current=page]:after:bg-accent",
].join(" ");
