import type { DatasetChoice, DatasetView } from "@/lib/contracts/datasets";
import type { SourceView } from "@/lib/contracts/sources";
import type { DatasetDefinition } from "@/lib/core/ports";

type Kind = DatasetDefinition["kind"];

/** What the form holds: a choice of each kind, so that going back to one finds it as it was. */
export interface DatasetDraft {
  name: string;
  /** Somebody typed a name: it no longer follows what is chosen. */
  named: boolean;
  sourceId: number | undefined;
  kind: Kind;
  table: { schema: string; table: string } | undefined;
  sql: string;
  file: string;
}

export function newDraft(sources: readonly SourceView[], choice: DatasetChoice): DatasetDraft {
  const source =
    sources.find(({ id }) => id === choice.source) ?? (sources.length === 1 ? sources[0] : undefined);
  const table = choice.schema && choice.table ? { schema: choice.schema, table: choice.table } : undefined;
  const file = choice.file ?? onlyFile(source);
  const draft = { ...emptyDraft, sourceId: source?.id, kind: kindsOf(source)[0] ?? "table", table, file };
  return { ...draft, name: suggestedName(draft) };
}

export function draftOf({ name, source, definition }: DatasetView): DatasetDraft {
  const draft = { ...emptyDraft, name, named: true, sourceId: source.id, kind: definition.kind };
  switch (definition.kind) {
    case "table":
      return { ...draft, table: { schema: definition.schema, table: definition.table } };
    case "query":
      return { ...draft, sql: definition.sql };
    case "file":
      return { ...draft, file: definition.file };
    default:
      return definition satisfies never;
  }
}

const emptyDraft: DatasetDraft = {
  name: "",
  named: false,
  sourceId: undefined,
  kind: "table",
  table: undefined,
  sql: "",
  file: "",
};

/** Another source: nothing that was chosen of the old one is there. The query stays, because it was typed. */
export function withSource(draft: DatasetDraft, source: SourceView): DatasetDraft {
  const kinds = kindsOf(source);
  const kind = kinds.includes(draft.kind) ? draft.kind : (kinds[0] ?? "table");
  return follow({ ...draft, sourceId: source.id, kind, table: undefined, file: onlyFile(source) });
}

/** A name that nobody typed follows what is read. */
export function follow(draft: DatasetDraft): DatasetDraft {
  return draft.named ? draft : { ...draft, name: suggestedName(draft) };
}

function suggestedName({ kind, table, file }: DatasetDraft): string {
  switch (kind) {
    case "table":
      return table?.table ?? "";
    case "query":
      return "";
    case "file":
      return file.replace(/\.[^.]+$/, "");
    default:
      return kind satisfies never;
  }
}

/** The ways in which a source can be read, the usual one first. */
export function kindsOf(source: SourceView | undefined): Kind[] {
  if (!source) return [];
  const { type } = source;
  switch (type) {
    case "postgres":
      return ["table", "query"];
    case "sample":
      return ["table"];
    case "csv":
      return ["file"];
    default:
      return type satisfies never;
  }
}

function onlyFile(source: SourceView | undefined): string {
  const [first, ...others] = source?.files ?? [];
  return first && others.length === 0 ? first.name : "";
}

/** What the draft reads, once enough is chosen. */
export function definitionOf({ kind, table, sql, file }: DatasetDraft): DatasetDefinition | undefined {
  switch (kind) {
    case "table":
      return table && { kind, ...table };
    case "query":
      return sql.trim() === "" ? undefined : { kind, sql };
    case "file":
      return file === "" ? undefined : { kind, file };
    default:
      return kind satisfies never;
  }
}
