import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "./cn";
import { Dash } from "./dash";
import {
  type Column,
  columnVisibility,
  emptyWhereNarrow,
  narrowPlace,
  roomyColumn,
  type TableSelection,
} from "./data-table-column";
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
  even: boolean;
};

export const rowStyle = [
  "relative [&>td]:border-b last:[&>td]:border-b-0",
  "@max-[600px]:flex @max-[600px]:min-h-12 @max-[600px]:flex-wrap @max-[600px]:content-center",
  "@max-[600px]:items-center @max-[600px]:gap-x-2.5",
  "@max-[600px]:border-b @max-[600px]:px-4 @max-[600px]:py-2 last:@max-[600px]:border-b-0",
  "@max-[600px]:after:order-4 @max-[600px]:after:basis-full @max-[600px]:after:content-['']",
].join(" ");

export const cellStyle = [
  "h-9 max-w-80 truncate px-3 first:ps-4 last:pe-4",
  "@max-[600px]:h-auto @max-[600px]:border-b-0! @max-[600px]:p-0!",
].join(" ");

/** The name of the row stands beside longer text: it gets what it needs, up to a limit that leaves room for the text. */
const nameStyle = "max-w-48 font-medium @max-[600px]:max-w-none @min-[900px]:max-w-80";

const roomyStyle = "w-full @max-[600px]:w-auto @max-[600px]:max-w-none";

function widthOf(isName: boolean, isRoomy: boolean, wraps: boolean | undefined): string | undefined {
  if (!isRoomy) return isName ? nameStyle : undefined;
  // A cell may not grow with a line that is cut off, and a sentence may not be squeezed to one letter a line.
  const width = wraps ? "min-w-44 max-w-none @max-[600px]:min-w-0" : "min-w-40 max-w-0 @max-[600px]:min-w-0";
  return cn(roomyStyle, width, isName && "font-medium");
}

export function DataTableRow<Row>(props: RowProps<Row>) {
  const { row, rowKey, rowKeys, columns, target, selection, actions, current, even } = props;
  const roomy = even ? undefined : roomyColumn(columns);
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
      {columns.map((column, index) => {
        const content = column.cell(row);
        const empty = isEmpty(content);
        const inside = empty ? <Dash /> : content;
        return (
          <td
            key={column.key}
            data-label={column.header}
            className={cn(
              cellStyle,
              widthOf(index === 0, column.key === roomy, column.wrap),
              column.align === "end" && "text-end @max-[600px]:text-start",
              column.wrap && "whitespace-normal py-2 wrap-anywhere",
              columnVisibility(column),
              narrowPlace(column, index),
              empty && index > 0 && emptyWhereNarrow,
              target && aboveTheLink,
            )}
          >
            {index === 0 && target ? <RowLink target={target}>{inside}</RowLink> : inside}
          </td>
        );
      })}
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

/**
 * What has something of its own to say or do rises above the link of the row. A time says its UTC when it is pointed at;
 * a click on it opens the row all the same (table-box.tsx).
 */
const aboveTheLink =
  "[&_:is(a,button,summary,time):not([data-row-link])]:relative [&_:is(a,button,summary,time):not([data-row-link])]:z-1";

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

function isEmpty(content: ReactNode): boolean {
  return content === undefined || content === null || content === "";
}
