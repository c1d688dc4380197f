"use client";

import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { KeyValue } from "@/components/ui/key-value";
import type { SyncView } from "@/lib/contracts/syncs";
import { rulesOf } from "@/lib/core/guards/rules-of";
import { guardValue, guardWords } from "./guard-words";

const EditGuards = lazy(async () => ({ default: (await import("./edit-guards")).EditGuards }));

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
      {editing ? (
        <Suspense>
          <EditGuards sync={sync} onClose={() => setEditing(false)} />
        </Suspense>
      ) : undefined}
    </Card>
  );
}
