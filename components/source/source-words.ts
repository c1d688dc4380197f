import { Database, FileSpreadsheet, FlaskConical, type LucideIcon } from "lucide-react";
import type { SourceView, UploadedFileView } from "@/lib/contracts/sources";
import { formatNumber } from "@/lib/format/format-number";
import type { FirstLine } from "@/lib/sources/csv-first-line";
import { findSourceType, type SourceType } from "@/lib/sources/source-types";

export const sourceIcons: Record<SourceType, LucideIcon> = {
  postgres: Database,
  csv: FileSpreadsheet,
  sample: FlaskConical,
};

/** What is behind a source, in one line: where the database is, or how much there is. */
export function sourceDetail({
  type,
  settings,
  files,
}: Pick<SourceView, "type" | "settings" | "files">): string {
  const { label } = findSourceType(type);
  switch (type) {
    case "postgres":
      return `${label} · ${settings.user}@${settings.host}:${settings.port}/${settings.database}`;
    case "csv":
      return `${label} · ${counted(files.length, "file")}, ${counted(rowsOf(files), "row")}`;
    case "sample":
      return `${label} · ${counted(Number(settings.customers), "customer")}, ${counted(Number(settings.transactions), "transaction")}`;
    default:
      return type satisfies never;
  }
}

function rowsOf(files: SourceView["files"]): number {
  return files.reduce((rows, file) => rows + file.rows, 0);
}

export function counted(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? "" : "s"}`;
}

const delimiterNames: Record<string, string> = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe" };

/** "UTF-8, comma, no header". */
export function formatWords({
  encoding,
  delimiter,
  firstLine,
}: Pick<UploadedFileView, "encoding" | "delimiter" | "firstLine">): string {
  const words = [
    encoding.replace(/^utf/, "UTF").replace(/^windows/, "Windows"),
    delimiterNames[delimiter] ?? delimiter,
  ];
  return [...words, ...(firstLine === "data" ? ["no header"] : [])].join(", ");
}

/** What a person says of the first line of a file. */
export const firstLineWords: Record<FirstLine, string> = {
  data: "The first line is data",
  names: "It holds the names",
};
