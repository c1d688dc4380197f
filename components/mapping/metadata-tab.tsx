"use client";

import { RadioCards } from "@/components/ui/radio-cards";
import { type MetadataName, metadataNames } from "@/lib/core/sync-config";
import { metadataWords } from "./value-words";

type MetadataTabProps = {
  chosen: MetadataName | undefined;
  onChoose: (name: MetadataName) => void;
};

/** Values about the run itself. */
export function MetadataTab({ chosen, onChoose }: MetadataTabProps) {
  return (
    <RadioCards
      label="Sync Metadata"
      value={chosen}
      onValueChange={(name) => onChoose(name as MetadataName)}
      cards={metadataNames.map((name) => ({
        value: name,
        title: metadataWords[name].label,
        text: metadataWords[name].help,
      }))}
    />
  );
}
