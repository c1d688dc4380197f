"use client";

import dynamic from "next/dynamic";
import type { Dispatch } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import type { SyncDraft, SyncDraftAction } from "./sync-draft";
import type { SyncSetup } from "./use-sync-setup";

/** The editor is the heaviest part of the page and the last that is needed. */
const MappingEditor = dynamic(
  () => import("@/components/mapping/mapping-editor").then((module) => module.MappingEditor),
  {
    loading: () => <EditorSkeleton />,
  },
);

type MappingsCardProps = {
  setup: SyncSetup;
  draft: SyncDraft;
  change: Dispatch<SyncDraftAction>;
};

export function MappingsCard({ setup, draft, change }: MappingsCardProps) {
  const { dataset, destination, object, plan, preview } = setup;
  if (!dataset || !destination || !object || !plan?.behavior || plan.syncKey === null) return undefined;
  return (
    <MappingEditor
      key={draft.object}
      object={object}
      behavior={plan.behavior}
      syncKey={plan.syncKey}
      dataset={dataset}
      destinationId={destination.id}
      mappings={plan.mappings}
      change={(mappings) => change({ type: "map", change: mappings })}
      preview={preview}
    />
  );
}

function EditorSkeleton() {
  return (
    <div className="flex flex-col gap-3 border-t p-4" aria-busy="true">
      {["a", "b", "c", "d"].map((row) => (
        <Skeleton key={row} className="h-14 w-full" />
      ))}
    </div>
  );
}
