"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { AddCustomField } from "./add-custom-field";
import { EditorContext, type MappingEditorState } from "./editor-context";
import { GenerateButton } from "./generate-button";
import { addMapping } from "./mapping-draft";
import { MappingRow } from "./mapping-row";
import { RecommendedFields } from "./recommended-fields";
import { RefreshFields } from "./refresh-fields";
import { RequestPreview } from "./request-preview";
import { rowGrid } from "./row-grid";
import { SamplePager } from "./sample-pager";
import { SampleSummary } from "./sample-summary";
import { SyncKeyRow } from "./sync-key-row";
import { TransactionKeySwitch } from "./transaction-key-switch";

/**
 * The mapping editor: a row a mapping with its live result, then the request as it forms and how the sample comes out.
 * Everything that is shown is worked out by the server, with the functions that a run uses.
 */
export function MappingEditor(state: MappingEditorState) {
  const { object, mappings, change, preview } = state;
  const keyField = object.fields.find((field) => field.fromSyncKey);
  const overall = preview.view?.problems.filter(({ place }) => place === "mappings") ?? [];
  return (
    <EditorContext value={state}>
      <div className="@container">
        <div className="flex flex-wrap items-center gap-2 px-4 pb-3">
          <GenerateButton />
          <RefreshFields />
          <div className="ms-auto">
            <SamplePager preview={preview} />
          </div>
        </div>
        <div className={cn(rowGrid, "border-t py-2 text-muted text-xs @max-[760px]:hidden")}>
          <span>Source value</span>
          <span />
          <span>PartnerStack field</span>
          <span>Becomes</span>
        </div>
        <ul aria-label="Field mappings">
          {keyField ? <SyncKeyRow field={keyField} /> : undefined}
          {mappings.map((draft) => (
            <MappingRow key={draft.id} draft={draft} />
          ))}
        </ul>
        {overall.map(({ message }) => (
          <p key={message} className="border-t px-4 py-3 text-danger text-sm">
            {message}
          </p>
        ))}
        <TransactionKeySwitch />
        <div className="flex flex-wrap items-center gap-2 border-t px-4 py-3">
          <Button size="small" variant="ghost" onClick={() => change((drafts) => addMapping(drafts))}>
            <Plus aria-hidden="true" />
            Add mapping
          </Button>
          <AddCustomField />
          <RecommendedFields />
        </div>
        <div className="grid gap-6 border-t p-4 @min-[760px]:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)]">
          <RequestPreview preview={preview} />
          <SampleSummary preview={preview} />
        </div>
      </div>
    </EditorContext>
  );
}
