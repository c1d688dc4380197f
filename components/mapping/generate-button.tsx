"use client";

import { useMutation } from "@tanstack/react-query";
import { WandSparkles } from "lucide-react";
import { Button } from "@/components/ui/button";
import { notify } from "@/components/ui/toast";
import type { generatedMappings } from "@/lib/contracts/syncs";
import { findField } from "@/lib/core/field";
import { api } from "@/lib/http/client";
import { useEditor } from "./editor-context";
import { takeGenerated } from "./mapping-draft";

/** Fills what is still empty by matching names, says what it did, and takes it back on request. */
export function GenerateButton() {
  const { object, dataset, syncKey, mappings, change } = useEditor();
  const generate = useMutation({
    mutationFn: () =>
      api.post<typeof generatedMappings>("/api/syncs/generate-mappings", {
        datasetId: dataset.id,
        object: object.name,
        syncKey,
      }),
    onSuccess: ({ mappings: generated }) => {
      const { drafts, filled } = takeGenerated(mappings, generated, object);
      if (filled.length === 0) {
        notify.info("No further column is named like a field", { text: "What you had set is unchanged." });
        return;
      }
      change(() => drafts);
      const labels = filled.map((name) => findField(object, name)?.label ?? name);
      notify.success(filled.length === 1 ? "1 field was mapped" : `${filled.length} fields were mapped`, {
        text: `${labels.join(", ")}. What you had set is unchanged.`,
        undo: () => change(() => mappings),
      });
    },
    onError: (error) => notify.error(error.message),
  });
  return (
    <Button size="small" onClick={() => generate.mutate()} busy={generate.isPending && "Matching names"}>
      <WandSparkles aria-hidden="true" />
      Generate mappings
    </Button>
  );
}
