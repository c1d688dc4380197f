import type { Window } from "@/lib/core/evidence";
import type { Listing } from "./list-created";

/** Windows that are listed side by side. */
const listsAtOnce = 8;

/** So many windows may be asked for one by one; more are first tried as one list over all of them. */
const few = 3;

/**
 * Lists many windows with as few calls as they take. A crash leaves neighbours of the plan in doubt, whose dates mostly
 * lie close together or in between which little else was made: then one list over all of them is a page or two where
 * one list for each would be a hundred calls. It is given up when it grows to half of what they would take.
 */
export async function listWindows(
  windows: Set<Window>,
  list: (window: Window, mostPages?: number) => Promise<Listing>,
): Promise<Map<Window, Listing>> {
  if (windows.size > few) {
    const all = [...windows];
    const from = all.reduce((first, window) => Math.min(first, window.from), Number.POSITIVE_INFINITY);
    const to = all.reduce((last, window) => Math.max(last, window.to), Number.NEGATIVE_INFINITY);
    const whole = await list({ from, to }, Math.ceil(windows.size / 2));
    if (whole.broken === null) return new Map(all.map((window) => [window, whole]));
  }
  const listings = new Map<Window, Listing>();
  const waiting = [...windows];
  const listNext = async (): Promise<void> => {
    for (let window = waiting.shift(); window; window = waiting.shift())
      listings.set(window, await list(window));
  };
  await Promise.all(Array.from({ length: listsAtOnce }, listNext));
  return listings;
}
