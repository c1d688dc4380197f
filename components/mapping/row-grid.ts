/** The columns of the editor; where it is narrow a row becomes a card with its parts below each other. */
export const rowGrid = [
  "grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 gap-y-2 px-4",
  "@min-[760px]:grid-cols-[minmax(0,1fr)_16px_minmax(0,1fr)_minmax(0,0.85fr)_60px]",
].join(" ");
