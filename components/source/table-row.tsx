import { ChevronRight, Eye, Plus, Table2 } from "lucide-react";
import type { TableView } from "@/lib/contracts/sources";
import { formatNumber } from "@/lib/format/format-number";
import { withQuery } from "@/lib/http/with-query";
import { typeWords } from "../dataset/column-words";
import { LinkButton } from "../ui/link-button";
import { counted } from "./source-words";

interface TableRowProps {
  sourceId: number;
  table: TableView;
  mayCreate: boolean;
}

/** A table in one line; opened, its columns with their types. */
export function TableRow({
  sourceId,
  table: { schema, name, kind, columns, estimatedRows },
  mayCreate,
}: TableRowProps) {
  const Icon = kind === "view" ? Eye : Table2;
  return (
    <li className="relative">
      <details className="group">
        <summary className="flex min-h-14 list-none items-center gap-2.5 px-4 py-2 pe-14 hover:bg-hover focus-visible:-outline-offset-2 sm:min-h-11 sm:pe-40 [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden="true"
            className="size-4 shrink-0 text-muted transition-transform group-open:rotate-90"
          />
          <Icon aria-hidden="true" className="size-4 shrink-0 text-muted" />
          <span className="flex min-w-0 flex-1 flex-col gap-x-3 sm:flex-row sm:flex-wrap sm:items-baseline">
            <span className="break-all font-medium">{name}</span>
            <span className="text-muted text-sm">
              {kind === "view" ? "view, " : ""}
              {counted(columns.length, "column")}
              {rowWords(estimatedRows)}
            </span>
          </span>
        </summary>
        <dl className="grid gap-x-8 border-t bg-sunken px-4 py-3 sm:ps-16 md:grid-cols-2 lg:grid-cols-3">
          {columns.map((column) => (
            <div
              key={column.name}
              className="flex min-w-0 items-baseline justify-between gap-3 border-b py-1.5 text-sm"
            >
              <dt className="min-w-0 break-all font-mono text-xs">{column.name}</dt>
              <dd className="shrink-0 text-muted text-xs">{typeWords(column)}</dd>
            </div>
          ))}
        </dl>
      </details>
      {mayCreate ? (
        <LinkButton
          href={withQuery("/datasets/new", { source: sourceId, schema, table: name })}
          size="small"
          aria-label={`Create dataset from ${name}`}
          className="absolute end-3 top-3.5 sm:top-2"
        >
          <Plus aria-hidden="true" />
          <span className="max-sm:hidden">Create dataset</span>
        </LinkButton>
      ) : undefined}
    </li>
  );
}

function rowWords(estimate: number | null): string {
  if (estimate === null) return "";
  return estimate === 0 ? ", empty" : `, about ${formatNumber(estimate)} rows`;
}
