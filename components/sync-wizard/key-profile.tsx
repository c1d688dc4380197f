import type { ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { Dash } from "@/components/ui/dash";
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
