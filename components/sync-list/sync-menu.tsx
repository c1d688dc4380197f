"use client";

import { Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DeleteSyncDialog } from "@/components/sync/delete-sync-dialog";
import { ActionsMenu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import type { SyncSummary } from "@/lib/contracts/syncs";

/** What can be done with a sync from its row. */
export function SyncMenu({ sync }: { sync: SyncSummary }) {
  const router = useRouter();
  const [deleting, setDeleting] = useState(false);
  return (
    <>
      <ActionsMenu label={`Actions of ${sync.label}`}>
        <MenuItem icon={<Pencil aria-hidden="true" />} onSelect={() => router.push(`/syncs/${sync.id}/edit`)}>
          Edit configuration
        </MenuItem>
        <MenuSeparator />
        <MenuItem tone="danger" icon={<Trash2 aria-hidden="true" />} onSelect={() => setDeleting(true)}>
          Delete
        </MenuItem>
      </ActionsMenu>
      <DeleteSyncDialog sync={sync} open={deleting} onOpenChange={setDeleting} />
    </>
  );
}
