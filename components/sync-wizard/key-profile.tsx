import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Dash } from "@/components/ui/dash";
import { Spinner } from "@/components/ui/spinner";
import { StatusBadge } from "@/components/ui/status-badge";
import type { KeyProfileView } from "@/lib/contracts/datasets";
import { formatNumber } from "@/lib/format/format-number";
import { keyVerdict } from "./key-verdict";

/** The verdict on a key column, with the numbers behind it. */
export function KeyProfile({ profile }: { profile: KeyProfileView }) {
  const verdict = keyVerdict(profile);
  return (
    <section
      aria-label={`Values of ${profile.column}`}
      className="flex flex-col gap-3 rounded-md bg-sunken p-3"
    >
      <div>
        <StatusBadge tone={verdict.tone} className="whitespace-normal">
          {verdict.title}
        </StatusBadge>
        {verdict.consequences.map((sentence) => (
          <p key={sentence} className="ps-5.5 text-sm">
            {sentence}
          </p>
        ))}
      </div>
      <dl className="flex flex-wrap gap-x-8 gap-y-2 ps-5.5 text-sm">
        <Fact name="Rows">{formatNumber(profile.rows)}</Fact>
        <Fact name="Without a value">{formatNumber(profile.nulls)}</Fact>
        <Fact name="Sharing a value">{formatNumber(profile.duplicates)}</Fact>
        <Fact name="Length">{lengthWords(profile)}</Fact>
      </dl>
      {profile.examples.length > 0 ? (
        <p className="flex flex-wrap items-center gap-1.5 ps-5.5 text-sm">
          <span className="text-muted">Shared values:</span>
          {profile.examples.map(({ value, count }) => (
            <Badge key={value} className="max-w-60 bg-surface font-normal">
              <span className="truncate font-mono">{value}</span>
              <span className="text-muted">{formatNumber(count)} rows</span>
            </Badge>
          ))}
        </p>
      ) : undefined}
    </section>
  );
}

/** Stands in the place of the profile while the rows are counted, which can take a minute. */
export function KeyProfileWait({ column }: { column: string }) {
  return (
    <div role="status" className="flex min-h-27 flex-col gap-1 rounded-md bg-sunken p-3">
      <p className="flex items-center gap-1.5 font-medium">
        <Spinner className="text-accent" />
        Counting the values of {column}
      </p>
      <p className="ps-5.5 text-muted text-sm">Every row is read once. Millions of rows take a minute.</p>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex flex-col">
      <dt className="text-muted text-xs">{name}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}

function lengthWords({ shortest, longest }: KeyProfileView): ReactNode {
  if (shortest === null || longest === null) return <Dash />;
  return shortest === longest ? `${longest} characters` : `${shortest} to ${longest} characters`;
}
