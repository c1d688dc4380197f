import { DataTable } from "@/components/ui/data-table";
import type { RowPreviewView } from "@/lib/contracts/syncs";
import type { DestinationObject } from "@/lib/core/destination-object";
import { findField } from "@/lib/core/field";

/** What each mapping makes of the row: the value of the source beside what PartnerStack gets. */
export function RowValues({
  object,
  values,
}: {
  object: DestinationObject;
  values: RowPreviewView["values"];
}) {
  return (
    <DataTable
      caption="Values of the row"
      rows={values}
      rowKey={({ field }) => field}
      even
      columns={[
        {
          key: "field",
          header: "PartnerStack field",
          width: "30%",
          cell: ({ field }) => findField(object, field)?.label ?? field,
        },
        {
          key: "raw",
          header: "Source",
          width: "35%",
          wrap: true,
          narrow: "labelled",
          cell: ({ raw }) => (
            <span className="break-words font-mono text-xs">
              {raw === null ? "null" : typeof raw === "string" ? raw : JSON.stringify(raw)}
            </span>
          ),
        },
        {
          key: "shown",
          header: "Sent",
          width: "35%",
          wrap: true,
          narrow: "labelled",
          cell: ({ shown, issue }) =>
            issue ? <span className="text-danger">{issue.message}</span> : <span>{shown}</span>,
        },
      ]}
    />
  );
}
