"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { KeyValue } from "@/components/ui/key-value";
import type { SyncView } from "@/lib/contracts/syncs";
import { rulesOf } from "@/lib/core/guards/settings";
import { EditGuards } from "./edit-guards";
import { guardValue, guardWords } from "./guard-words";

/** The guard rails of a sync, to read and to move. */
export function GuardsCard({ sync, mayEdit }: { sync: SyncView; mayEdit: boolean }) {
  const [editing, setEditing] = useState(false);
  return (
    <Card
      title="Guard rails"
      text="A run that passes one of them is held before its first request, until somebody releases it."
      actions={mayEdit ? <Button onClick={() => setEditing(true)}>Edit guard rails</Button> : undefined}
    >
      <KeyValue
        entries={rulesOf[sync.config.object].map((rule) => ({
          label: guardWords[rule].label,
          value: guardValue(rule, sync.guards),
        }))}
      />
      {editing ? <EditGuards sync={sync} onClose={() => setEditing(false)} /> : undefined}
    </Card>
  );
}
