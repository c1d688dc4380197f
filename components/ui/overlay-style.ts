/** Menus, lists and popovers: the only things on the page that cast a shadow, dialogs apart. */
export const overlayStyle =
  "z-50 overflow-y-auto rounded-lg bg-raised p-1 text-base shadow-overlay data-[state=open]:animate-rise-in";

export const menuItemStyle = [
  "relative flex min-h-8 cursor-default select-none items-center gap-2 rounded-md px-2 py-1.5 outline-none",
  // Radix marks the option under the pointer or the arrow keys by one attribute, cmdk by another.
  "data-highlighted:bg-highlight data-[selected=true]:bg-highlight",
  // Radix writes data-disabled="" and cmdk data-disabled="true" or "false": the attribute alone says nothing.
  "data-[disabled='']:cursor-not-allowed data-[disabled='']:opacity-50",
  "data-[disabled=true]:cursor-not-allowed data-[disabled=true]:opacity-50",
  "[&_svg]:size-4 [&_svg]:shrink-0",
].join(" ");

export const menuLabelStyle = "px-2 pt-2 pb-1 font-medium text-muted text-xs";

export const veilStyle = "fixed inset-0 z-40 bg-veil data-[state=open]:animate-fade-in";
