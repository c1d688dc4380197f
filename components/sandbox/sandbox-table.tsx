import { Inbox } from "lucide-react";
import { DataTable } from "@/components/ui/data-table";
import type { Column } from "@/components/ui/data-table-column";
import { EmptyState } from "@/components/ui/empty-state";
import { Time } from "@/components/ui/time";
import type { SandboxQuery, SandboxRecord } from "@/lib/contracts/sandbox";
import { type SandboxList, sandboxHref } from "./sandbox-href";

type SandboxTableProps = {
  destinationId: number;
  list: SandboxList;
  records: readonly SandboxRecord[];
  query: SandboxQuery;
};

const mono = (text: string) => <span className="break-all font-mono">{text}</span>;

const columns: Record<SandboxList, Column<SandboxRecord>[]> = {
  transactions: [
    { key: "key", header: "Key", width: "30%", cell: ({ key }) => mono(key) },
    {
      key: "customer",
      header: "Customer",
      width: "30%",
      narrow: "detail",
      cell: ({ customer, email }) => customer || email,
    },
    { key: "amount", header: "Amount", align: "end", narrow: "aside", cell: ({ amount }) => amount },
  ],
  customers: [
    {
      key: "customer",
      header: "Your id",
      width: "25%",
      cell: ({ customer, key }) => mono(customer || key),
    },
    { key: "email", header: "E-mail", width: "30%", narrow: "detail", cell: ({ email }) => email },
    { key: "partner", header: "Partner", narrow: "detail", cell: ({ partner }) => partner },
    {
      key: "key",
      header: "PartnerStack's key",
      from: "large",
      narrow: "hidden",
      cell: ({ key }) => mono(key),
    },
  ],
};

/** What the sandbox holds, newest first. */
export function SandboxTable({ destinationId, list, records, query }: SandboxTableProps) {
  return (
    <DataTable
      caption={list === "transactions" ? "Transactions in the sandbox" : "Customers in the sandbox"}
      rows={records}
      rowKey={({ key }) => key}
      currentKey={query.record}
      target={({ key }) => ({
        href: sandboxHref(destinationId, list, { ...query, record: key }),
        keepScroll: true,
      })}
      columns={[
        ...columns[list],
        {
          key: "mode",
          header: "Mode",
          from: "medium",
          narrow: "hidden",
          cell: ({ mode }) => (mode === "test" ? "Test" : "Production"),
        },
        {
          key: "created",
          header: "Created",
          align: "end",
          narrow: "detail",
          cell: ({ createdAt }) => <Time value={createdAt} />,
        },
      ]}
      empty={
        <EmptyState
          icon={Inbox}
          title={query.find ? `Nothing here with ${query.find}` : `No ${list} yet`}
          text={
            query.find
              ? "Look for a part of a key or of an e-mail."
              : list === "customers"
                ? "Create a sync of customers to this destination and run it: they arrive here."
                : "Sync the customers first, then their transactions: they arrive here, and nothing is paid."
          }
        />
      }
    />
  );
}
