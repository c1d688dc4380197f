import { Stat, StatRow } from "@/components/ui/stat";
import type { RunPlanView, RunView } from "@/lib/contracts/runs";
import { counted } from "@/lib/core/count-words";
import { formatNumber } from "@/lib/format/format-number";
import { withQuery } from "@/lib/http/with-query";

type Operation = keyof RunPlanView["operations"];

const operations: { operation: Operation; label: string; detail: string }[] = [
  { operation: "send", label: "Send", detail: "once" },
  { operation: "create", label: "Create", detail: "not there yet" },
  { operation: "update", label: "Update", detail: "differs from what was sent" },
  { operation: "upsert", label: "Create or update", detail: "PartnerStack knows which" },
];

/** What a plan would do, group by group; each group leads to its records. */
export function PlanStats({ run, plan }: { run: RunView; plan: RunPlanView }) {
  const records = (query: Record<string, string>) => `${withQuery(`/runs/${run.id}`, query)}#records`;
  return (
    <div className="flex flex-col gap-4">
      <StatRow>
        {operations
          .filter(({ operation }) => plan.operations[operation] > 0)
          .map(({ operation, label, detail }) => (
            <Stat
              key={operation}
              label={label}
              value={formatNumber(plan.operations[operation])}
              detail={detail}
              href={records({ status: "planned", operation })}
            />
          ))}
        <Stat label="Unchanged" value={formatNumber(plan.unchanged)} detail="nothing to send" />
        <Stat
          label="Invalid"
          value={formatNumber(plan.invalid)}
          tone={plan.invalid > 0 ? "warning" : undefined}
          detail="stopped before sending"
          href={plan.invalid > 0 ? records({ status: "invalid" }) : undefined}
        />
      </StatRow>
      {plan.money.length > 0 ? (
        <StatRow>
          {plan.money.map(({ currency, total, largest, records: amounts }) => (
            <Stat
              key={currency}
              label={`Total in ${currency}`}
              value={total}
              detail={`${counted(amounts, "amount")}, largest ${largest}`}
            />
          ))}
        </StatRow>
      ) : undefined}
    </div>
  );
}
