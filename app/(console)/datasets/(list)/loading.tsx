import { DataTable } from "@/components/ui/data-table";
import { PageHeader } from "@/components/ui/page-header";

const columns = ["Name", "Source", "Syncs", "Refreshed"].map((header) => ({
  key: header,
  header,
  cell: () => null,
}));

export default function DatasetsLoading() {
  return (
    <>
      <PageHeader title="Datasets" meta="What syncs read: tables, queries and files." />
      <DataTable
        caption="Datasets"
        columns={columns}
        rows={[]}
        rowKey={() => ""}
        actions={() => undefined}
        loading
      />
    </>
  );
}
