import type { JsonObject } from "@/lib/core/json";
import { invalid, Problem } from "@/lib/http/problem";
import { inspectCsv } from "@/lib/sources/csv.server";
import type { FirstLine } from "@/lib/sources/csv-first-line";

/** How the first line of a file is read: as somebody said, or as it looks. `known`: see columnNames. */
export interface FileReading {
  firstLine: FirstLine | "judge";
  known: readonly string[];
}

/** Reads a CSV file to its end. What was found is stored beside it; throws a Problem for a file that cannot be read. */
export async function readFormat(
  bytes: AsyncIterable<Uint8Array>,
  { firstLine, known }: FileReading,
): Promise<{ rows: number; format: JsonObject & { firstLine: FirstLine } }> {
  const inspected = await inspectCsv(bytes, firstLine, known);
  if (inspected.ok) {
    const { rows, encoding, delimiter, columns } = inspected.value;
    const format = {
      encoding,
      delimiter,
      columns: columns.map((column) => ({ ...column })),
      firstLine: firstLine === "data" ? ("data" as const) : ("names" as const),
    };
    return { rows, format };
  }
  const fields = { file: `${inspected.message} ${inspected.hint}` };
  if (inspected.firstLine === undefined) throw invalid(fields);
  throw new Problem({
    status: 422,
    code: `first_line_${inspected.firstLine}`,
    message: inspected.message,
    hint: hints[inspected.firstLine],
    fields,
  });
}

/** For programs; people have buttons. */
const hints = {
  unclear: "Send it again with firstLine=names or firstLine=data in the address.",
  no_header: "Where it has no header, send it again with firstLine=data in the address.",
};
