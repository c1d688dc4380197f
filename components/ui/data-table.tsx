import type { ReactNode } from "react";
import { cn } from "./cn";
import type { Column, TableSelection, TableSort } from "./data-table-column";
import { DataTableHead } from "./data-table-head";
import { DataTableRow, type RowTarget } from "./data-table-row";
import { DataTableSkeletonRows } from "./data-table-skeleton";
import { ScrollRegion } from "./scroll-region";
import { TableBox } from "./table-box";

type DataTableProps<Row> = {
  /** What the rows are, for a screen reader: "Runs of Chinook invoices". */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Makes the whole row open something; the link itself sits in the first column. */
  target?: (row: Row) => RowTarget | undefined;
  /** An ActionsMenu at the end of the row. */
  actions?: (row: Row) => ReactNode;
  selection?: TableSelection;
  sort?: TableSort;
  /** Shown instead of the table when there are no rows: an EmptyState. */
  empty?: ReactNode;
  /** Shows rows of the final height without content. */
  loading?: boolean;
  skeletonRows?: number;
  /** The row whose drawer is open. */
  currentKey?: string;
  /** Scrolls inside its own box of this height instead of with the page. */
  maxHeight?: string;
  /** Without a line around it: inside a Card. */
  bare?: boolean;
  /** Spreads spare room over all columns, and cuts none off: for a table of figures. */
  even?: boolean;
};

/** Rows of 36 px under a sticky head; where the table is under 600 px wide a row has two lines instead of columns. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, target, actions, selection, sort, loading, maxHeight, bare } =
    props;
  const frame = cn("@container min-w-0", !bare && "rounded-lg border bg-surface");
  if (!loading && rows.length === 0 && props.empty) return <div className={frame}>{props.empty}</div>;
  const rowKeys = rows.map(rowKey);
  const table = (
    <table
      className="w-full border-separate border-spacing-0 text-sm @max-[600px]:block"
      aria-busy={loading || undefined}
    >
      <caption className="sr-only">{loading ? `${caption}, loading` : caption}</caption>
      <DataTableHead
        columns={columns}
        sort={sort}
        selection={selection}
        rowKeys={rowKeys}
        hasActions={actions !== undefined}
        stick={maxHeight ? "box" : "page"}
      />
      <tbody className="@max-[600px]:block">
        {loading ? (
          <DataTableSkeletonRows
            columns={columns}
            count={props.skeletonRows ?? 8}
            leading={selection !== undefined}
            trailing={actions !== undefined}
          />
        ) : (
          rows.map((row, index) => (
            <DataTableRow
              key={rowKeys[index]}
              row={row}
              rowKey={rowKeys[index] ?? ""}
              rowKeys={rowKeys}
              columns={columns}
              target={target?.(row)}
              selection={selection}
              actions={actions?.(row)}
              current={props.currentKey !== undefined && rowKeys[index] === props.currentKey}
              even={props.even ?? false}
            />
          ))
        )}
      </tbody>
    </table>
  );
  if (!maxHeight) return <TableBox className={frame}>{table}</TableBox>;
  return (
    <ScrollRegion label={caption} className={frame} style={{ maxHeight }}>
      {table}
    </ScrollRegion>
  );
}
