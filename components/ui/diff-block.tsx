import { cn } from "./cn";
import { ScrollRegion } from "./scroll-region";

type DiffBlockProps = {
  /** What is compared, for a screen reader. */
  label: string;
  lines: readonly { kind: "same" | "added" | "removed"; text: string }[];
};

/** A text and what changed in it, line by line; plus and minus say it without colour, and words to a screen reader. */
export function DiffBlock({ label, lines }: DiffBlockProps) {
  return (
    <div className="min-w-0 overflow-hidden rounded-lg border bg-sunken">
      <ScrollRegion label={label} style={{ maxHeight: "420px" }}>
        <pre className="w-max min-w-full py-2 font-mono text-xs">
          {lines.map(({ kind, text }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: The lines of a text have no other name than their place.
            <div key={at} className={cn("px-3", styles[kind])}>
              <span aria-hidden="true" className="select-none pe-2">
                {marks[kind]}
              </span>
              {kind === "same" ? undefined : <span className="sr-only">{kind}: </span>}
              {text || " "}
            </div>
          ))}
        </pre>
      </ScrollRegion>
    </div>
  );
}

const marks = { same: " ", added: "+", removed: "-" } as const;
const styles = { same: undefined, added: "bg-success-soft", removed: "bg-danger-soft" } as const;
