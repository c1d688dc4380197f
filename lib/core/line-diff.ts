/** One line of a text that was changed: there before and after, or only in one of them. */
export interface DiffLine {
  kind: "same" | "added" | "removed";
  text: string;
}

/** Longer texts are compared as a whole: the table of the comparison grows with the product of their lines. */
const mostLines = 1_500;

/**
 * What turns one text into another, line by line: the longest common run of lines stays, everything else is removed or
 * added, removals first.
 */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [old, fresh] = [before.split("\n"), after.split("\n")];
  if (old.length > mostLines || fresh.length > mostLines) {
    return before === after
      ? fresh.map((text) => ({ kind: "same", text }))
      : [
          ...old.map((text): DiffLine => ({ kind: "removed", text })),
          ...fresh.map((text): DiffLine => ({ kind: "added", text })),
        ];
  }
  const common = commonLengths(old, fresh);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [mine, theirs] = [old[i], fresh[j]];
    if (mine !== undefined && mine === theirs) {
      lines.push({ kind: "same", text: mine });
      i += 1;
      j += 1;
    } else if (mine !== undefined && (theirs === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      lines.push({ kind: "removed", text: mine });
      i += 1;
    } else if (theirs !== undefined) {
      lines.push({ kind: "added", text: theirs });
      j += 1;
    }
  }
  return lines;
}

/** For each pair of places, how many lines the rests have in common, in order. */
function commonLengths(old: string[], fresh: string[]): Uint16Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    const row = lengths[i] as Uint16Array;
    for (let j = fresh.length - 1; j >= 0; j--) {
      row[j] =
        old[i] === fresh[j]
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), row[j + 1] ?? 0);
    }
  }
  return lengths;
}

function at(lengths: Uint16Array[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}
