"use client";

import { createContext, useContext } from "react";
import type { DatasetView } from "@/lib/contracts/datasets";
import type { MappingPreviewView } from "@/lib/contracts/syncs";
import type { DestinationObject } from "@/lib/core/destination-object";
import type { Behavior } from "@/lib/core/sync-config";
import type { MappingDraft } from "./mapping-draft";
import type { MappingPreview } from "./use-mapping-preview";

/** What the rows of one mapping editor share. */
export interface MappingEditorState {
  object: DestinationObject;
  behavior: Behavior;
  syncKey: string;
  dataset: DatasetView;
  destinationId: number;
  mappings: MappingDraft[];
  change: (change: (mappings: MappingDraft[]) => MappingDraft[]) => void;
  preview: MappingPreview;
}

export const EditorContext = createContext<MappingEditorState | undefined>(undefined);

export function useEditor(): MappingEditorState {
  const state = useContext(EditorContext);
  if (!state) throw new Error("A part of the mapping editor stands outside of it.");
  return state;
}

/** What the preview says of one field on the sample row. */
export function usePreviewedValue(field: string): MappingPreviewView["values"][number] | undefined {
  return useEditor().preview.view?.values.find((value) => value.field === field);
}
