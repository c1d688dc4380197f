"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { ActionsMenu, MenuItem } from "@/components/ui/dropdown-menu";
import type { SyncView } from "@/lib/contracts/syncs";
import { DeleteSyncDialog } from "./delete-sync-dialog";

/** What is seldom done with a sync, on its own page. */
export function SyncPageMenu({ sync }: { sync: SyncView }) {
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <ActionsMenu label={`Actions of ${sync.label}`} size="medium">
        <MenuItem tone="danger" icon={<Trash2 aria-hidden="true" />} onSelect={() => setDeleting(true)}>
          Delete
        </MenuItem>
      </ActionsMenu>
      <DeleteSyncDialog sync={sync} open={deleting} onOpenChange={setDeleting} />
    </>
  );
}
