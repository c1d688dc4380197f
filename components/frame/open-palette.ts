const EVENT = "open-palette";

/** Opens the palette from anywhere; the palette itself is loaded on the first use. */
export function openPalette(): void {
  window.dispatchEvent(new Event(EVENT));
}

/** Calls back on openPalette() and on Cmd-K or Ctrl-K; gives the way to stop. */
export function onPaletteWanted(open: () => void): () => void {
  const press = (event: KeyboardEvent) => {
    if (
      event.key.toLowerCase() !== "k" ||
      !(event.metaKey || event.ctrlKey) ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    open();
  };
  window.addEventListener(EVENT, open);
  window.addEventListener("keydown", press);
  return () => {
    window.removeEventListener(EVENT, open);
    window.removeEventListener("keydown", press);
  };
}
