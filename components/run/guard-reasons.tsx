import { TextLink } from "@/components/ui/text-link";
import type { RunView } from "@/lib/contracts/runs";
import type { GuardReason } from "@/lib/core/guards/reason";
import { withQuery } from "@/lib/http/with-query";

type GuardReasonsProps = {
  run: Pick<RunView, "id" | "reasons">;
  /** Keys that lead nowhere: in a dialog, a link would open the record behind it. */
  plain?: boolean;
};

/** Each rule that a plan trips, with its arithmetic and a few records to look at. */
export function GuardReasons({ run, plain = false }: GuardReasonsProps) {
  return (
    <ul className="mt-2 flex flex-col gap-3">
      {run.reasons.map((reason) => (
        <li key={reason.message} className="flex min-w-0 flex-col gap-1">
          <span>{reason.message}</span>
          <Examples runId={run.id} reason={reason} plain={plain} />
        </li>
      ))}
    </ul>
  );
}

type ExamplesProps = { runId: number; reason: GuardReason; plain: boolean };

function Examples({ runId, reason: { examples }, plain }: ExamplesProps) {
  if (examples.length === 0) return undefined;
  return (
    <ul aria-label="Examples" className="flex flex-wrap gap-x-4 gap-y-1 text-muted">
      {examples.map(({ id, externalKey, detail }) => (
        <li key={id} className="min-w-0">
          {plain ? (
            <span className="break-all font-mono">{externalKey}</span>
          ) : (
            <TextLink
              href={withQuery(`/runs/${runId}`, { record: id })}
              scroll={false}
              className="break-all font-mono"
            >
              {externalKey}
            </TextLink>
          )}
          {detail ? ` ${detail}` : undefined}
        </li>
      ))}
    </ul>
  );
}
