"use client";

import { KeyRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { done } from "@/lib/contracts/common";
import type { ApiKeyView } from "@/lib/contracts/people";
import { ApiError, api } from "@/lib/http/client";
import { Badge } from "../ui/badge";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { DataTable } from "../ui/data-table";
import type { Column } from "../ui/data-table-column";
import { EmptyState } from "../ui/empty-state";
import { Time } from "../ui/time";
import { notify } from "../ui/toast";

const columns: readonly Column<ApiKeyView>[] = [
  {
    key: "name",
    header: "Name",
    cell: ({ name, revokedAt }) => (
      <span className="flex items-center gap-2">
        <span className="truncate font-medium">{name}</span>
        {revokedAt ? <Badge tone="neutral">Revoked</Badge> : undefined}
      </span>
    ),
  },
  { key: "created", header: "Created", cell: ({ createdAt }) => <Time value={createdAt} />, width: "160px" },
  {
    key: "used",
    header: "Last used",
    cell: ({ lastUsedAt }) => (lastUsedAt ? <Time value={lastUsedAt} /> : "Never"),
    width: "160px",
    narrow: "labelled",
  },
];

export function ApiKeyList({ apiKeys }: { apiKeys: readonly ApiKeyView[] }) {
  return (
    <DataTable
      caption="API keys"
      columns={columns}
      rows={apiKeys}
      rowKey={({ id }) => String(id)}
      actions={(apiKey) => (apiKey.revokedAt ? undefined : <RevokeApiKey apiKey={apiKey} />)}
      empty={
        <EmptyState
          icon={KeyRound}
          title="No API keys yet"
          text="A key lets Airflow, Terraform or curl start syncs and read their results."
        />
      }
    />
  );
}

function RevokeApiKey({ apiKey }: { apiKey: ApiKeyView }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const revoke = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await api.delete<typeof done>(`/api/api-keys/${apiKey.id}`);
      setOpen(false);
      notify.success(`${apiKey.name} was revoked`);
      router.refresh();
    } catch (failed) {
      if (!(failed instanceof ApiError)) throw failed;
      setError(failed.message);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button size="small" variant="ghost" onClick={() => setOpen(true)} aria-label={`Revoke ${apiKey.name}`}>
        Revoke
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Revoke ${apiKey.name}?`}
        confirmLabel="Revoke key"
        busy={busy && "Revoking"}
        error={error}
        onConfirm={revoke}
      >
        Programs that use it are refused from their next call on. This cannot be taken back.
      </ConfirmDialog>
    </>
  );
}
