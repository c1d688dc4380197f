"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { notify } from "@/components/ui/toast";
import type { SyncView, syncView } from "@/lib/contracts/syncs";
import type { ConfigChange } from "@/lib/core/config-changes";
import type { SyncConfig } from "@/lib/core/sync-config";
import { api } from "@/lib/http/client";

type RestoreVersionProps = {
  sync: SyncView;
  number: number;
  config: SyncConfig;
  /** What would be different from today. */
  changes: readonly ConfigChange[];
};

/** Saves an older configuration as the newest version, with the same checks as any edit. Nothing is lost by it. */
export function RestoreVersion({ sync, number, config, changes }: RestoreVersionProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const restore = useMutation({
    mutationFn: () =>
      api.patch<typeof syncView>(`/api/syncs/${sync.id}`, { config, baseVersion: sync.version }),
    onSuccess: (saved) => {
      setOpen(false);
      notify.success(`Version ${number} is in use again, as version ${saved.version}`);
      router.push(`/syncs/${sync.id}/configuration`, { scroll: false });
      router.refresh();
    },
  });
  const newKey = changes.some((change) => change.kind === "setting" && change.setting === "syncKey");
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Restore this version
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          restore.reset();
        }}
        tone={newKey ? "danger" : "primary"}
        title={`Use version ${number} again?`}
        confirmLabel="Restore this version"
        // With another key every row is a new record, and transactions would be sent once more.
        typedName={newKey && sync.destination.mode === "production" ? sync.label : undefined}
        busy={restore.isPending && "Restoring"}
        error={restore.error?.message}
        onConfirm={() => restore.mutate()}
      >
        <p>
          {changes.length === 1 ? "1 thing is" : `${changes.length} things are`} different then, from the next
          run on. It is saved as a new version, and version {sync.version} can be restored the same way.
        </p>
        {newKey ? (
          <p>
            Its key is another column. What was sent is known by the key of today, so every row counts as new:
            a transaction can be sent a second time.
          </p>
        ) : undefined}
      </ConfirmDialog>
    </>
  );
}
