import { DataTable } from "@/components/ui/data-table";
import type { ConfigChange } from "@/lib/core/config-changes";
import type { DestinationObject } from "@/lib/core/destination-object";
import { changeWords } from "./change-words";

type ChangeTableProps = { caption: string; changes: readonly ConfigChange[]; object: DestinationObject };

/** What differs between two configurations, side by side. */
export function ChangeTable({ caption, changes, object }: ChangeTableProps) {
  return (
    <DataTable
      caption={caption}
      rows={changes.map((change) => changeWords(change, object))}
      rowKey={({ what }) => what}
      even
      columns={[
        { key: "what", header: "What", width: "30%", wrap: true, cell: ({ what }) => what },
        {
          key: "before",
          header: "Before",
          width: "35%",
          wrap: true,
          narrow: "labelled",
          cell: ({ before }) => before && <span className="break-words font-mono text-xs">{before}</span>,
        },
        {
          key: "after",
          header: "After",
          width: "35%",
          wrap: true,
          narrow: "labelled",
          cell: ({ after }) => after && <span className="break-words font-mono text-xs">{after}</span>,
        },
      ]}
    />
  );
}
