"use client";

import { FileSpreadsheet, Play, SquareTerminal, Table2 } from "lucide-react";
import type { SourceView } from "@/lib/contracts/sources";
import { counted } from "../source/source-words";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Kbd } from "../ui/kbd";
import { RadioCards } from "../ui/radio-cards";
import { Select } from "../ui/select";
import { type DatasetDraft, kindsOf } from "./dataset-draft";
import { SqlEditor } from "./sql-editor";
import { TableChoice } from "./table-choice";

export interface DefinitionErrors {
  table?: string;
  sql?: string;
  file?: string;
}

interface DefinitionFieldsProps {
  source: SourceView;
  draft: DatasetDraft;
  onChange: (change: Partial<DatasetDraft>) => void;
  onRun: () => void;
  running: boolean;
  errors: DefinitionErrors;
  /** The line of the query that the last preview failed on. */
  errorLine: number | undefined;
}

const kinds = {
  table: {
    value: "table",
    title: "Table or view",
    text: "All of its rows and columns.",
    icon: <Table2 aria-hidden="true" />,
  },
  query: {
    value: "query",
    title: "SQL query",
    text: "What a query gives; it can join, filter and rename.",
    icon: <SquareTerminal aria-hidden="true" />,
  },
  file: {
    value: "file",
    title: "CSV file",
    text: "An uploaded file.",
    icon: <FileSpreadsheet aria-hidden="true" />,
  },
};

/** What is read from the source: a table, a query or a file. */
export function DefinitionFields(props: DefinitionFieldsProps) {
  const { source, draft, onChange } = props;
  const possible = kindsOf(source);
  return (
    <>
      {possible.length > 1 ? (
        <Field label="What to read" group>
          <RadioCards
            columns={2}
            cards={possible.map((kind) => kinds[kind])}
            value={draft.kind}
            onValueChange={(kind) => onChange({ kind: kind as DatasetDraft["kind"] })}
          />
        </Field>
      ) : undefined}
      <Choice {...props} />
    </>
  );
}

function Choice({ source, draft, onChange, onRun, running, errors, errorLine }: DefinitionFieldsProps) {
  switch (draft.kind) {
    case "table":
      return (
        <TableChoice
          source={source}
          value={draft.table}
          onChange={(table) => onChange({ table })}
          error={errors.table}
        />
      );
    case "query":
      return (
        <div className="flex flex-col gap-2">
          <Field
            label="SQL query"
            help="It runs read-only and is stopped after 30 seconds."
            error={errors.sql}
          >
            <SqlEditor
              value={draft.sql}
              onChange={(sql) => onChange({ sql })}
              onRun={onRun}
              errorLine={errorLine}
            />
          </Field>
          <div className="flex items-center gap-3">
            <Button onClick={onRun} busy={running && "Running"}>
              <Play aria-hidden="true" />
              Run preview
            </Button>
            <span className="text-muted text-sm max-sm:hidden">
              <Kbd>Ctrl</Kbd> or <Kbd>⌘</Kbd> with <Kbd>Enter</Kbd>
            </span>
          </div>
        </div>
      );
    case "file":
      return (
        <Field label="File" error={errors.file} help="Upload further files on the page of the source.">
          <Select
            placeholder={source.files.length === 0 ? "No file yet" : "Choose a file"}
            options={source.files.map(({ name, rows, columns }) => ({
              value: name,
              label: name,
              detail: `${counted(rows, "row")}, ${counted(columns.length, "column")}`,
            }))}
            value={draft.file}
            onValueChange={(file) => onChange({ file })}
          />
        </Field>
      );
    default:
      return draft.kind satisfies never;
  }
}
