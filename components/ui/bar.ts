import type { Tone } from "./tone";

export type BarSeries = { key: string; label: string; tone: Tone };
export type Bar = { key: string; label: string; values: Readonly<Record<string, number>> };
