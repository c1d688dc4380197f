import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { type Tone, tones } from "./tone";

type StatProps = {
  label: ReactNode;
  value: ReactNode;
  /** One quiet line under the number. */
  detail?: ReactNode;
  tone?: Tone;
  /** The records behind the number. */
  href?: string;
};

/** A number with its name. Several stand in a StatRow. */
export function Stat({ label, value, detail, tone, href }: StatProps) {
  return (
    <div className="relative flex min-w-0 flex-col gap-0.5">
      <dt className="truncate text-muted text-xs">{label}</dt>
      <dd className={cn("whitespace-nowrap font-semibold text-lg", tone && tones[tone].text)}>
        {href ? (
          <Link
            href={href}
            className="rounded-sm underline-offset-4 after:absolute after:inset-0 hover:underline"
          >
            {value}
          </Link>
        ) : (
          value
        )}
      </dd>
      {detail ? <dd className="text-balance text-muted text-xs">{detail}</dd> : undefined}
    </div>
  );
}

/** Lays Stats side by side in columns of equal width. */
export function StatRow({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[repeat(auto-fill,minmax(128px,1fr))] gap-x-6 gap-y-4">{children}</dl>;
}
