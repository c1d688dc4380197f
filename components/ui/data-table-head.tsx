import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import { cn } from "./cn";
import { type Column, columnVisibility, type TableSelection, type TableSort } from "./data-table-column";
import { SelectAll } from "./data-table-select";

export const headCellStyle =
  "h-8 whitespace-nowrap border-b bg-sunken px-3 text-start font-medium text-muted text-xs first:ps-4 last:pe-4";

type HeadProps<Row> = {
  columns: readonly Column<Row>[];
  sort: TableSort | undefined;
  selection: TableSelection | undefined;
  rowKeys: readonly string[];
  hasActions: boolean;
  /** Where the head sticks: under the strip of the page, or at the top of its own scrolling box. */
  stick: "page" | "box";
};

export function DataTableHead<Row>({ columns, sort, selection, rowKeys, hasActions, stick }: HeadProps<Row>) {
  return (
    <thead className="@max-[600px]:sr-only">
      {/* Widths are fractions of a pixel: without a colour of its own the row shows through between two cells. */}
      <tr className="bg-sunken [&>*]:sticky [&>*]:z-10">
        {selection ? (
          <th scope="col" className={cn(headCellStyle, "w-10", stickClass[stick])}>
            <SelectAll selection={selection} rowKeys={rowKeys} />
          </th>
        ) : undefined}
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            style={column.width ? { width: column.width } : undefined}
            aria-sort={column.sortable && sort?.key === column.key ? sort.direction : undefined}
            className={cn(
              headCellStyle,
              stickClass[stick],
              column.align === "end" && "text-end",
              columnVisibility(column),
            )}
          >
            {column.sortable && sort ? (
              <SortControl column={column} sort={sort} />
            ) : (
              <span className={cn(column.hideHeader && "sr-only")}>{column.header}</span>
            )}
          </th>
        ))}
        {hasActions ? (
          <th scope="col" className={cn(headCellStyle, "w-12", stickClass[stick])}>
            <span className="sr-only">Actions</span>
          </th>
        ) : undefined}
      </tr>
    </thead>
  );
}

const stickClass = { page: "top-(--strip) group-data-scrolls/table:top-0", box: "top-0" };

function SortControl<Row>({ column, sort }: { column: Column<Row>; sort: TableSort }) {
  const current = sort.key === column.key ? sort.direction : undefined;
  const next = current === "ascending" ? "descending" : "ascending";
  const Arrow = current === "descending" ? ArrowDown : ArrowUp;
  const style = cn(
    "group inline-flex items-center gap-1 rounded-sm py-1 hover:text-text",
    column.align === "end" && "flex-row-reverse",
    current && "text-text",
  );
  const inside = (
    <>
      {column.header}
      <Arrow
        aria-hidden="true"
        className={cn(
          "size-3.5",
          !current && "opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100",
        )}
      />
    </>
  );
  if (sort.href) {
    return (
      <Link href={sort.href(column.key, next)} className={style} scroll={false}>
        {inside}
      </Link>
    );
  }
  return (
    <button type="button" className={style} onClick={() => sort.onSort?.(column.key, next)}>
      {inside}
    </button>
  );
}
