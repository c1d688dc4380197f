"use client";

import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { SyncView } from "@/lib/contracts/syncs";
import { objects } from "./objects";

type ConfirmNewKeyProps = {
  sync: Pick<SyncView, "label" | "destination" | "dataset" | "config">;
  /** The key column that is about to be saved. */
  syncKey: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirm: () => void;
};

/** Asks before the key of an event sync changes: what was sent is remembered by the old one. */
export function ConfirmNewKey({ sync, syncKey, open, onOpenChange, onConfirm }: ConfirmNewKeyProps) {
  const { label, destination, dataset, config } = sync;
  const object = objects[config.object];
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={`Change the ${object.syncKeyLabel} of ${label}?`}
      confirmLabel="Change it and save"
      typedName={destination.mode === "production" ? label : undefined}
      onConfirm={onConfirm}
    >
      <p>
        What was sent is remembered by {config.syncKey}. By {syncKey} none of it is recognized: the next run
        takes every row of {dataset.name} for new and sends it to {destination.name} once more.
      </p>
      <p>{object.labelPlural} make commissions: partners can be paid twice for the same sale.</p>
    </ConfirmDialog>
  );
}
