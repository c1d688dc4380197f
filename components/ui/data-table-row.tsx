import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { Dash } from "./dash";
import { type Column, columnVisibility, narrowPlace, type TableSelection } from "./data-table-column";
import { SelectRow, toggleBySpace } from "./data-table-select";

/** Where a row leads: to an address, or to whatever the page opens for it. */
export type RowTarget = { href: string; keepScroll?: boolean } | { onOpen: () => void };

type RowProps<Row> = {
  row: Row;
  rowKey: string;
  rowKeys: readonly string[];
  columns: readonly Column<Row>[];
  target: RowTarget | undefined;
  selection: TableSelection | undefined;
  actions: ReactNode;
  current: boolean;
};

export const rowStyle = [
  "relative [&>td]:border-b last:[&>td]:border-b-0",
  "@max-[600px]:flex @max-[600px]:min-h-14 @max-[600px]:flex-wrap @max-[600px]:items-center @max-[600px]:gap-x-2.5",
  "@max-[600px]:border-b @max-[600px]:px-4 @max-[600px]:py-2 last:@max-[600px]:border-b-0",
  "@max-[600px]:after:order-4 @max-[600px]:after:basis-full @max-[600px]:after:content-['']",
].join(" ");

export const cellStyle = [
  "h-9 max-w-80 truncate px-3 first:ps-4 last:pe-4",
  "@max-[600px]:h-auto @max-[600px]:border-b-0! @max-[600px]:p-0!",
].join(" ");

export function DataTableRow<Row>(props: RowProps<Row>) {
  const { row, rowKey, rowKeys, columns, target, selection, actions, current } = props;
  return (
    <tr
      aria-current={current || undefined}
      onKeyDown={selection && ((event) => toggleBySpace(event, selection, rowKeys, rowKey))}
      className={cn(
        rowStyle,
        target && "transition-colors hover:bg-hover",
        "has-[[data-row-link]:focus-visible]:outline-2 has-[[data-row-link]:focus-visible]:outline-accent",
        "has-[[data-row-link]:focus-visible]:-outline-offset-2 aria-[current]:bg-accent-soft",
      )}
    >
      {selection ? (
        <td className={cn(cellStyle, "w-10 @max-[600px]:w-auto")}>
          <SelectRow selection={selection} rowKeys={rowKeys} rowKey={rowKey} />
        </td>
      ) : undefined}
      {columns.map((column, index) => (
        <td
          key={column.key}
          data-label={column.header}
          className={cn(
            cellStyle,
            index === 0 &&
              "min-w-40 max-w-0 font-medium @max-[600px]:w-auto @max-[600px]:min-w-0 @max-[600px]:max-w-none",
            index === 0 && !column.width && "w-full",
            column.align === "end" && "text-end @max-[600px]:text-start",
            column.wrap && "whitespace-normal py-2 [overflow-wrap:anywhere]",
            columnVisibility(column),
            narrowPlace(column, index),
            target && index > 0 && "[&_:is(a,button,summary)]:relative [&_:is(a,button,summary)]:z-1",
          )}
        >
          {index === 0 && target ? (
            <RowLink target={target}>{shown(column.cell(row))}</RowLink>
          ) : (
            shown(column.cell(row))
          )}
        </td>
      ))}
      {actions === undefined ? undefined : (
        <td
          className={cn(
            cellStyle,
            "w-12 overflow-visible text-end @max-[600px]:order-3 @max-[600px]:-me-2 @max-[600px]:w-auto",
          )}
        >
          <div className="relative z-1 inline-flex">{actions}</div>
        </td>
      )}
    </tr>
  );
}

/** Its ::after covers the whole row: one link a row, reachable by keyboard, and it opens in a new tab like any link. */
function RowLink({ target, children }: { target: RowTarget; children: ReactNode }) {
  const style = "outline-none after:absolute after:inset-0 @max-[600px]:line-clamp-2";
  if ("href" in target) {
    return (
      <Link
        href={target.href}
        scroll={!target.keepScroll}
        prefetch={false}
        data-row-link=""
        className={style}
      >
        {children}
      </Link>
    );
  }
  return (
    <button
      type="button"
      data-row-link=""
      onClick={target.onOpen}
      className={cn(style, "max-w-full truncate text-start")}
    >
      {children}
    </button>
  );
}

function shown(content: ReactNode): ReactNode {
  return content === undefined || content === null || content === "" ? <Dash /> : content;
}
