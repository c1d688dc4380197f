import { cn } from "./cn";
import { type Column, columnVisibility, narrowPlace } from "./data-table-column";
import { cellStyle, rowStyle } from "./data-table-row";
import { Skeleton } from "./skeleton";

type SkeletonRowsProps<Row> = {
  columns: readonly Column<Row>[];
  count: number;
  leading: boolean;
  trailing: boolean;
};

/** Rows of the final height, so that nothing jumps when the real ones come. */
export function DataTableSkeletonRows<Row>({ columns, count, leading, trailing }: SkeletonRowsProps<Row>) {
  return Array.from({ length: count }, (_, row) => `row-${row}`).map((key) => (
    <tr key={key} className={rowStyle}>
      {leading ? <td className={cn(cellStyle, "w-10")} /> : undefined}
      {columns.map((column, index) => (
        <td
          key={column.key}
          className={cn(
            cellStyle,
            columnVisibility(column),
            narrowPlace(column, index),
            "before:content-none!",
          )}
        >
          <Skeleton
            className={cn(
              "h-3.5",
              index === 0 ? "w-40" : "w-16",
              column.align === "end" && "@min-[600px]:ms-auto",
            )}
          />
        </td>
      ))}
      {trailing ? <td className={cn(cellStyle, "w-12 @max-[600px]:hidden")} /> : undefined}
    </tr>
  ));
}
