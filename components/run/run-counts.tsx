import { Stat, StatRow } from "@/components/ui/stat";
import type { RunDetail } from "@/lib/contracts/runs";
import type { RecordStatus } from "@/lib/core/states";
import { formatNumber } from "@/lib/format/format-number";
import { recordsHref } from "./records-href";
import { isActive } from "./run-time";

type RunCountsProps = { detail: Pick<RunDetail, "run" | "inDoubt"> };

/** The counts of a run. Each one that stands for stored records links to them. */
export function RunCounts({ detail: { run, inDoubt } }: RunCountsProps) {
  const { counts } = run;
  const unsent = counts.unsent - inDoubt;
  const link = (count: number, status: RecordStatus) => (count > 0 ? recordsHref(run.id, status) : undefined);
  return (
    <div className="flex flex-col gap-4">
      <StatRow>
        <Stat label="Records" value={formatNumber(counts.records)} detail="read from the source" />
        <Stat label="Unchanged" value={formatNumber(counts.unchanged)} detail="nothing to send" />
        <Stat
          label="Changed"
          value={formatNumber(counts.changed)}
          href={counts.changed > 0 ? recordsHref(run.id) : undefined}
          detail={run.dryRun ? "would be sent" : "planned to send"}
        />
        <Stat
          label="Invalid"
          value={formatNumber(counts.invalid)}
          tone={counts.invalid > 0 ? "warning" : undefined}
          href={link(counts.invalid, "invalid")}
          detail="stopped before sending"
        />
      </StatRow>
      <StatRow>
        <Stat
          label="Success"
          value={formatNumber(counts.success)}
          tone={counts.success > 0 ? "success" : undefined}
          href={link(counts.success, "success")}
        />
        <Stat
          label="Rejected"
          value={formatNumber(counts.rejected)}
          tone={counts.rejected > 0 ? "danger" : undefined}
          href={link(counts.rejected, "rejected")}
        />
        <Stat
          label="Uncertain"
          value={formatNumber(counts.uncertain)}
          tone={counts.uncertain > 0 ? "danger" : undefined}
          href={link(counts.uncertain, "uncertain")}
        />
        {counts.dismissed > 0 ? (
          <Stat
            label="Dismissed"
            value={formatNumber(counts.dismissed)}
            href={link(counts.dismissed, "dismissed")}
          />
        ) : undefined}
        <Stat label="No match" value={formatNumber(counts.noMatch)} href={link(counts.noMatch, "no_match")} />
        {inDoubt > 0 ? (
          <Stat
            label="In doubt"
            value={formatNumber(inDoubt)}
            tone="info"
            href={link(inDoubt, "sending")}
            detail={isActive(run) ? "PartnerStack is asked" : "the next run asks"}
          />
        ) : undefined}
        <Stat label="Not yet sent" value={formatNumber(unsent)} href={link(unsent, "planned")} />
        {run.moneySent.map(({ currency, shown }) => (
          <Stat key={currency} label={`Sent in ${currency}`} value={shown} />
        ))}
      </StatRow>
    </div>
  );
}

/** The counts as a sum that a person can check: "412 records = 407 unchanged + 4 changed + 1 invalid". */
export function CountsSentence({ detail: { run, inDoubt } }: RunCountsProps) {
  const { counts, dryRun } = run;
  const parts = (pairs: [number, string][]) =>
    pairs
      .filter(([count], at) => count > 0 || at === 0)
      .map(([count, word]) => `${formatNumber(count)} ${word}`)
      .join(" + ");
  const changed = parts(
    dryRun
      ? [[counts.unsent, "would be sent"]]
      : [
          [counts.success, "success"],
          [counts.rejected, "rejected"],
          [counts.noMatch, "no match"],
          [counts.uncertain, "uncertain"],
          [counts.dismissed, "dismissed"],
          [inDoubt, "in doubt"],
          [counts.unsent - inDoubt, "not yet sent"],
        ],
  );
  if (counts.records === 0)
    return <p className="text-muted">No record was read{isActive(run) ? " yet" : ""}.</p>;
  return (
    <p className="tabular-nums">
      {formatNumber(counts.records)} {counts.records === 1 ? "record" : "records"} ={" "}
      {parts([
        [counts.unchanged, "unchanged"],
        [counts.changed, "changed"],
        [counts.invalid, "invalid"],
      ])}
      {counts.changed > 0 ? (
        <span className="text-muted">
          {"  ·  "}
          {formatNumber(counts.changed)} changed = {changed}
        </span>
      ) : undefined}
    </p>
  );
}
