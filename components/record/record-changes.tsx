import { DataTable } from "@/components/ui/data-table";
import type { RunRecordDetail } from "@/lib/contracts/runs";
import type { Json } from "@/lib/core/json";

type FieldChange = RunRecordDetail["changes"][number];

/** Field by field, what was remembered when the change was planned, and what it makes of it. */
export function RecordChanges({ record: { before, changes } }: { record: RunRecordDetail }) {
  const columns = [
    {
      key: "field",
      header: "Field",
      cell: ({ field }: FieldChange) => <span className="font-mono">{field}</span>,
    },
    {
      key: "before",
      header: "Before",
      width: "36%",
      wrap: true,
      narrow: "labelled" as const,
      cell: ({ before: value }: FieldChange) => (value === undefined ? undefined : <Value value={value} />),
    },
    {
      key: "after",
      header: "After",
      width: "36%",
      wrap: true,
      narrow: "labelled" as const,
      cell: ({ after }: FieldChange) => <Value value={after} />,
    },
  ];
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">
        {before === null
          ? "Nothing was remembered of this key, so every field is new to Tributary."
          : "What PartnerStack was last sent, and what differs now. Fields that stay as they are, are left out."}
      </p>
      <DataTable
        caption="Fields before and after"
        rows={changes}
        rowKey={({ field }) => field}
        columns={columns}
        even
      />
    </div>
  );
}

function Value({ value }: { value: Json }) {
  return (
    <span className="break-all font-mono">{typeof value === "string" ? value : JSON.stringify(value)}</span>
  );
}
