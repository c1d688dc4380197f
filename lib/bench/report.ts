/** One goal of the benchmark. */
export interface Line {
  what: string;
  measured: string;
  goal: string;
  met: boolean;
}

/** The lines as text for a terminal: each goal under what was measured. */
export function table(lines: Line[]): string {
  return lines
    .map(
      ({ what, measured, goal, met }) =>
        `${what}\n  ${measured}\n  goal: ${goal} - ${met ? "met" : "NOT met"}`,
    )
    .join("\n\n");
}
