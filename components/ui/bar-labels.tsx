import type { Bar } from "./bar";
import { cn } from "./cn";

/** So many labels stand side by side without touching, in a narrow chart and in a wide one. */
const room = { narrow: 4, wide: 12 };

/** What the bars are, below them: as many names as there is room for, the newest among them. */
export function BarLabels({ bars }: { bars: readonly Bar[] }) {
  const narrow = labelled(bars.length, room.narrow);
  const wide = labelled(bars.length, room.wide);
  return (
    <ol className="relative mt-1.5 h-4 text-muted text-xs">
      {bars.map(({ key, label }, index) =>
        narrow.has(index) || wide.has(index) ? (
          <li
            key={key}
            className={cn(
              "absolute -translate-x-1/2 whitespace-nowrap",
              !narrow.has(index) && "@max-[560px]:hidden",
              !wide.has(index) && "@min-[560px]:hidden",
            )}
            // The first and the last stay inside of the chart, about half a label away from its ends.
            style={{ left: `clamp(1.25rem, ${((index + 0.5) / bars.length) * 100}%, 100% - 1.25rem)` }}
          >
            {label}
          </li>
        ) : undefined,
      )}
    </ol>
  );
}

/** Every so many-th bar, counted back from the last. */
export function labelled(bars: number, most: number): Set<number> {
  const step = Math.ceil(bars / most);
  const indexes = Array.from({ length: bars }, (_, at) => at);
  return new Set(indexes.filter((at) => (bars - 1 - at) % step === 0));
}
