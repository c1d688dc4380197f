import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import type { ComparedField } from "@/lib/contracts/record-page";
import type { Json } from "@/lib/core/json";

/** Field by field what was last sent, beside what PartnerStack shows now. */
export function HeldFields({ fields }: { fields: readonly ComparedField[] }) {
  return (
    <DataTable
      caption="Fields as they were last sent and as PartnerStack holds them"
      rows={fields}
      rowKey={({ field }) => field}
      even
      columns={[
        {
          key: "field",
          header: "Field",
          width: "26%",
          cell: ({ field }) => <span className="font-mono">{field}</span>,
        },
        {
          key: "sent",
          header: "Last sent",
          width: "30%",
          wrap: true,
          narrow: "labelled",
          cell: ({ sent }) => (sent === undefined ? undefined : <Value value={sent} />),
        },
        {
          key: "held",
          header: "In PartnerStack",
          width: "30%",
          wrap: true,
          narrow: "labelled",
          cell: ({ held }) => (held === undefined ? undefined : <Value value={held} />),
        },
        {
          key: "differs",
          header: "Differs",
          hideHeader: true,
          width: "14%",
          narrow: "aside",
          cell: ({ differs }) =>
            differs ? (
              <Badge tone="warning" icon>
                Differs
              </Badge>
            ) : undefined,
        },
      ]}
    />
  );
}

function Value({ value }: { value: Json }) {
  return (
    <span className="break-all font-mono text-xs">
      {typeof value === "string" ? value : JSON.stringify(value)}
    </span>
  );
}
