"use client";

import { type FormEvent, useState } from "react";
import type { DatasetInput } from "@/lib/contracts/datasets";
import type { SourceView } from "@/lib/contracts/sources";
import { nameRule, textProblem } from "@/lib/core/text-rules";
import { ApiError } from "@/lib/http/client";
import type { FormFailure } from "../forms/server-errors";
import { sourceDetail, sourceIcons } from "../source/source-words";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { FormError } from "../ui/form-error";
import { Input } from "../ui/input";
import { LinkButton } from "../ui/link-button";
import { Select } from "../ui/select";
import { type DatasetDraft, definitionOf, follow, withSource } from "./dataset-draft";
import { DefinitionFields } from "./definition-fields";
import { PreviewPanel } from "./preview-panel";
import { type PreviewAsked, usePreview } from "./use-preview";

interface DatasetFormProps {
  sources: readonly SourceView[];
  initial: DatasetDraft;
  /** A dataset never moves to another source: what its syncs remember belongs to the rows of this one. */
  sourceFixed?: boolean;
  saveLabel: string;
  cancelHref: string;
  /** Saves and leads on; throws ApiError. */
  onSave: (input: DatasetInput) => Promise<void>;
}

/** Which source, what of it, and how it is called; with its first rows in sight. */
export function DatasetForm({
  sources,
  initial,
  sourceFixed,
  saveLabel,
  cancelHref,
  onSave,
}: DatasetFormProps) {
  const [draft, setDraft] = useState(initial);
  const [asked, setAsked] = useState(() => askOf(initial, 0));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<FormFailure>();
  const [saving, setSaving] = useState(false);
  const preview = usePreview(asked);
  const source = sources.find(({ id }) => id === draft.sourceId);
  const failed = preview.data?.ok === false && !preview.isFetching ? preview.data : undefined;

  const change = (next: DatasetDraft) => {
    const followed = follow(next);
    setDraft(followed);
    setErrors({});
    // A query runs when it is asked to; a table or file is shown as soon as it is chosen.
    if (followed.kind !== "query") setAsked(askOf(followed, 0));
    else if (draft.kind !== "query") setAsked(undefined);
  };
  const run = () => {
    const next = askOf(draft, (asked?.run ?? 0) + 1);
    setErrors(next ? {} : { "definition.sql": "Write a query." });
    setAsked(next);
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const definition = definitionOf(draft);
    const unnamed = textProblem(draft.name, nameRule);
    const found = {
      ...(source ? {} : { sourceId: "Choose a source." }),
      ...(definition ? {} : { [`definition.${fieldOf[draft.kind]}`]: missing[draft.kind] }),
      ...(unnamed === undefined ? {} : { name: unnamed }),
    };
    setErrors(found);
    setFailure(undefined);
    if (!source || !definition || unnamed !== undefined) return;
    setSaving(true);
    try {
      await onSave({ name: draft.name.trim(), sourceId: source.id, definition });
    } catch (error) {
      setSaving(false);
      if (!(error instanceof ApiError)) throw error;
      setErrors(error.fields);
      if (Object.keys(error.fields).length === 0) setFailure({ title: error.message, text: error.hint });
    }
  };

  return (
    <form onSubmit={save} noValidate className="flex flex-col gap-6">
      <div className="flex max-w-3xl flex-col gap-4">
        <Field label="Source" error={errors.sourceId}>
          <Select
            placeholder="Choose a source"
            disabled={sourceFixed}
            options={sources.map((one) => {
              const Icon = sourceIcons[one.type];
              return {
                value: String(one.id),
                label: one.name,
                detail: sourceDetail(one),
                icon: <Icon aria-hidden="true" className="text-muted" />,
              };
            })}
            value={draft.sourceId === undefined ? undefined : String(draft.sourceId)}
            onValueChange={(value) => {
              const next = sources.find(({ id }) => id === Number(value));
              if (next) change(withSource(draft, next));
            }}
          />
        </Field>
        {source ? (
          <DefinitionFields
            source={source}
            draft={draft}
            onChange={(next) => change({ ...draft, ...next })}
            onRun={run}
            running={preview.isFetching}
            errors={{
              table: errors["definition.table"],
              sql: errors["definition.sql"],
              file: errors["definition.file"],
            }}
            errorLine={failed?.line}
          />
        ) : undefined}
      </div>
      <div className="min-w-0">
        <PreviewPanel preview={preview} invitation={invitations[draft.kind]} />
      </div>
      <div className="flex max-w-3xl flex-col gap-4">
        <Field label="Name" help="The name that syncs know it by." error={errors.name}>
          <Input
            value={draft.name}
            onChange={(event) =>
              setDraft({ ...draft, name: event.target.value, named: event.target.value !== "" })
            }
            autoComplete="off"
          />
        </Field>
        <FormError title={failure?.title} text={failure?.text} />
        <div className="flex gap-2">
          <Button type="submit" variant="primary" busy={saving && "Saving"}>
            {saveLabel}
          </Button>
          <LinkButton href={cancelHref}>Cancel</LinkButton>
        </div>
      </div>
    </form>
  );
}

function askOf(draft: DatasetDraft, run: number): PreviewAsked | undefined {
  const definition = definitionOf(draft);
  return definition && draft.sourceId !== undefined
    ? { sourceId: draft.sourceId, definition, run }
    : undefined;
}

const fieldOf = { table: "table", query: "sql", file: "file" } as const;
const missing = { table: "Choose a table.", query: "Write a query.", file: "Choose a file." } as const;
const invitations = {
  table: "Choose a source and a table to see its first rows.",
  query: "Write a query and run it to see its first rows.",
  file: "Choose a file to see its first rows.",
} as const;
