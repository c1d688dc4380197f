import type { ReadScope } from "@/lib/core/ports";
import { isAskedFor } from "@/lib/core/read-scope";
import type { SourceRow } from "@/lib/core/record";

/** For sources that cannot choose rows themselves: leaves out the rows that are not asked for, stretch by stretch. */
export async function* rowsInScope(
  stretches: AsyncIterable<SourceRow[]>,
  scope: ReadScope,
): AsyncGenerator<SourceRow[]> {
  for await (const rows of stretches) yield rows.filter((row) => isAskedFor(row, scope));
}
