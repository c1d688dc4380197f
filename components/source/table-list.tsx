"use client";

import { Table2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { TableView } from "@/lib/contracts/sources";
import { tableCount } from "@/lib/sources/table-count";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { FilterBar, SearchInput } from "../ui/filter-bar";
import { TableRow } from "./table-row";

/** Tables of a source, or why it did not show them. */
export type TablesResult = { ok: true; value: TableView[] } | { ok: false; message: string; hint: string };

interface TableListProps {
  sourceId: number;
  result: TablesResult;
  /** Offers a dataset of each table. */
  mayCreate: boolean;
}

/** What can be read from a source, schema by schema; a table opens to show its columns. */
export function TableList({ sourceId, result, mayCreate }: TableListProps) {
  const router = useRouter();
  const [search, setSearch] = useState("");
  const refresh = (
    <Button size="small" onClick={() => router.refresh()}>
      {result.ok ? "Look again" : "Try again"}
    </Button>
  );
  if (!result.ok) {
    return (
      <Alert tone="danger" title={result.message} action={refresh}>
        {result.hint}
      </Alert>
    );
  }
  if (result.value.length === 0) {
    return (
      <div className="rounded-lg border bg-surface">
        <EmptyState
          icon={Table2}
          title="No table can be read"
          text="The connection works, but its user sees no table. Grant it the right to read, then look again."
          action={refresh}
        />
      </div>
    );
  }
  const found = result.value.filter(({ schema, name }) =>
    `${schema}.${name}`.toLowerCase().includes(search.trim().toLowerCase()),
  );
  const schemas = [...Map.groupBy(found, ({ schema }) => schema)];
  return (
    <section aria-label="Tables and views">
      <FilterBar label="Tables and views">
        <SearchInput
          label="Search tables"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <span aria-live="polite" className="text-muted text-sm">
          {tableCount(found)}
        </span>
      </FilterBar>
      <div className="flex flex-col gap-6">
        {schemas.map(([schema, tables]) => (
          <div key={schema} className="flex flex-col gap-2">
            <h2 className="font-medium text-muted text-sm">
              Schema <span className="font-mono text-text">{schema}</span>
            </h2>
            <ul className="divide-y overflow-clip rounded-lg border bg-surface">
              {tables.map((table) => (
                <TableRow key={table.name} sourceId={sourceId} table={table} mayCreate={mayCreate} />
              ))}
            </ul>
          </div>
        ))}
        {found.length === 0 ? (
          <p className="text-muted">No table is called so. Try fewer letters.</p>
        ) : undefined}
      </div>
    </section>
  );
}
