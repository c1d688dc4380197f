import type { ReactNode } from "react";

export type SortDirection = "ascending" | "descending";

/** One column, and what becomes of it where the table is narrow (under 600 px) and a row has two lines. */
export type Column<Row> = {
  key: string;
  header: string;
  /** Nothing (undefined, null, empty text) shows as an en dash. */
  cell: (row: Row) => ReactNode;
  /** Numbers, amounts and times stand at the end. */
  align?: "start" | "end";
  /** A CSS width: "120px", "20%". */
  width?: string;
  /** The text may take more than one line: the first such column takes the room that the others leave. */
  wrap?: boolean;
  sortable?: boolean;
  hideHeader?: boolean;
  /** Left out where the table (not the window) is narrower than about 720, 900 or 1100 px. */
  from?: "medium" | "large" | "wide";
  /**
   * title and aside share the first line; detail and labelled (with the column's header before it) the second, and a
   * detail that wraps has the third.
   * Without it: the first column is the title, numbers are labelled, everything else is a detail.
   */
  narrow?: "title" | "aside" | "detail" | "labelled" | "hidden";
};

export type TableSort = {
  key: string;
  direction: SortDirection;
} & (
  | { href: (key: string, direction: SortDirection) => string; onSort?: undefined }
  | { onSort: (key: string, direction: SortDirection) => void; href?: undefined }
);

export type TableSelection = {
  selected: ReadonlySet<string>;
  onChange: (selected: ReadonlySet<string>) => void;
  /** What one row is called, for the checkbox: "Select inv_412". */
  label: (key: string) => string;
  /** Rows that nothing can be done with have no checkbox. */
  selectable?: (key: string) => boolean;
  /** The row that was toggled last, from which a click with Shift selects; a ref of whoever keeps the selection. */
  anchor?: { current: string | undefined };
};

const fromClass = {
  medium: "@max-[720px]:hidden",
  large: "@max-[900px]:hidden",
  wide: "@max-[1100px]:hidden",
};

export function columnVisibility<Row>(column: Column<Row>): string | undefined {
  return column.from ? fromClass[column.from] : undefined;
}

/** The key of the column that takes what the others leave: one of sentences, or the name of the row. */
export function roomyColumn<Row>(columns: readonly Column<Row>[]): string | undefined {
  return (columns.find(({ wrap }) => wrap) ?? columns[0])?.key;
}

/** What a cell shows under 600 px, where a dash would stand for nothing that anybody can name. */
export const emptyWhereNarrow = "@max-[600px]:hidden";

const narrowClass = {
  title: "@max-[600px]:order-1 @max-[600px]:min-w-0 @max-[600px]:flex-1 @max-[600px]:whitespace-normal",
  aside: "@max-[600px]:order-2 @max-[600px]:max-w-[60%]",
  detail:
    "@max-[600px]:order-5 @max-[600px]:block @max-[600px]:min-w-0 @max-[600px]:text-muted @max-[600px]:text-xs",
  labelled:
    "@max-[600px]:order-5 @max-[600px]:block @max-[600px]:text-muted @max-[600px]:text-xs @max-[600px]:before:pe-1 @max-[600px]:before:content-[attr(data-label)]",
  hidden: "@max-[600px]:hidden",
};

/** A sentence has a line of its own under the short details. */
const sentenceClass =
  "@max-[600px]:order-6 @max-[600px]:block @max-[600px]:basis-full @max-[600px]:text-muted @max-[600px]:text-xs";

export function narrowPlace<Row>(column: Column<Row>, index: number): string {
  const place = column.narrow ?? (index === 0 ? "title" : column.align === "end" ? "labelled" : "detail");
  return place === "detail" && column.wrap ? sentenceClass : narrowClass[place];
}
