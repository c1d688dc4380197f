import type { DatasetVersionView } from "@/lib/contracts/datasets";
import { Card } from "../ui/card";
import { DataTable } from "../ui/data-table";
import { Time } from "../ui/time";

type VersionListProps = {
  datasetId: number;
  versions: readonly DatasetVersionView[];
  openNumber: number | undefined;
};

/** What the dataset read before, and the way back to it. */
export function VersionList({ datasetId, versions, openNumber }: VersionListProps) {
  return (
    <Card flush title="Versions" text="What it read before. Open one to compare it and to restore it.">
      <DataTable
        bare
        caption="Versions of the dataset"
        rows={versions}
        rowKey={({ number }) => String(number)}
        currentKey={openNumber === undefined ? undefined : String(openNumber)}
        target={({ number }) => ({ href: `/datasets/${datasetId}?version=${number}`, keepScroll: true })}
        columns={[
          { key: "number", header: "Version", cell: ({ number }) => `Version ${number}` },
          {
            key: "reads",
            header: "Reads",
            wrap: true,
            narrow: "detail",
            cell: ({ reads }) => <span className="break-all font-mono text-xs">{reads}</span>,
          },
          { key: "by", header: "By", narrow: "detail", cell: ({ createdBy }) => createdBy },
          {
            key: "at",
            header: "Saved",
            align: "end",
            narrow: "aside",
            cell: ({ createdAt }) => <Time value={createdAt} />,
          },
        ]}
      />
    </Card>
  );
}
