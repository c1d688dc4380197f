import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { Time } from "@/components/ui/time";
import type { CandidateView } from "@/lib/contracts/evidence";

/** Transactions that PartnerStack lists and that a record of ours could have made, to look at. */
export function CandidateList({ candidates }: { candidates: readonly CandidateView[] }) {
  return (
    <DataTable
      caption="Transactions that PartnerStack lists"
      rows={candidates}
      rowKey={({ remoteKey }) => remoteKey}
      columns={[
        {
          key: "key",
          header: "PartnerStack's key",
          width: "40%",
          cell: ({ remoteKey }) => <span className="break-all font-mono">{remoteKey}</span>,
        },
        { key: "amount", header: "Amount", align: "end", cell: ({ amount }) => amount },
        {
          key: "alike",
          header: "Alike",
          narrow: "aside",
          cell: ({ exact }) => (
            <Badge tone={exact ? "success" : "neutral"}>{exact ? "In everything" : "Customer, money"}</Badge>
          ),
        },
        {
          key: "claimed",
          header: "Your record",
          narrow: "labelled",
          cell: ({ claimedBy }) => claimedBy && <span className="font-mono">{claimedBy}</span>,
        },
        {
          key: "time",
          header: "Dated",
          align: "end",
          narrow: "detail",
          cell: ({ createdAt }) => <Time value={createdAt} show="full" />,
        },
      ]}
    />
  );
}
