"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { notify } from "@/components/ui/toast";
import type { SyncEdit, SyncView, syncView } from "@/lib/contracts/syncs";
import type { SyncConfig } from "@/lib/core/sync-config";
import { ApiError, api } from "@/lib/http/client";
import { ConfirmNewKey } from "./confirm-new-key";
import { sendsAllAgain } from "./sends-all-again";

type SaveCardProps = {
  sync: SyncView;
  config: SyncConfig | undefined;
  label: string;
  onName: (label: string) => void;
  /** It was saved, or is not wanted any more: what was kept of the draft is forgotten. */
  onLeave: () => void;
};

/** What belongs to the sync itself, and the button that writes the next version. */
export function SaveCard({ sync, config, label, onName, onLeave }: SaveCardProps) {
  const router = useRouter();
  const queries = useQueryClient();
  const [attempts, setAttempts] = useState(String(sync.attemptsLimit));
  const [asking, setAsking] = useState(false);
  const save = useMutation({
    mutationFn: (edit: SyncEdit) => api.patch<typeof syncView>(`/api/syncs/${sync.id}`, edit),
    onSuccess: ({ version }) => {
      onLeave();
      void queries.invalidateQueries({ queryKey: ["syncs"] });
      notify.success(version === sync.version ? "Saved" : `Version ${version} was saved`, {
        text: version === sync.version ? undefined : "The next run goes by it.",
      });
      router.push(`/syncs/${sync.id}/configuration`);
      router.refresh();
    },
  });
  const write = () =>
    save.mutate({ label, attemptsLimit: Number(attempts), config, baseVersion: sync.version });
  const refused = save.error instanceof ApiError ? save.error : undefined;
  const { label: labelError, attemptsLimit: attemptsError, ...others } = refused?.fields ?? {};
  const placed = Boolean(labelError || attemptsError) && Object.keys(others).length === 0;
  return (
    <form
      className="flex max-w-xl flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (sendsAllAgain(sync.config, config)) setAsking(true);
        else write();
      }}
    >
      <Field label="Label" help="The name of the sync in every list." error={labelError}>
        <Input
          value={label}
          maxLength={120}
          autoComplete="off"
          onChange={(event) => onName(event.target.value)}
        />
      </Field>
      <Field
        label="Failed attempts before a record waits"
        help="After so many failed attempts over all runs, a record is left alone until a person retries it."
        error={attemptsError}
      >
        <Input
          type="number"
          min={1}
          max={1000}
          className="max-w-28"
          value={attempts}
          onChange={(event) => setAttempts(event.target.value)}
        />
      </Field>
      <FormError
        title={refused && !placed ? refused.message : undefined}
        text={refused?.hint}
        problems={Object.values(others).map((message) => ({ message }))}
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" busy={save.isPending && "Saving"}>
          Save
        </Button>
        <LinkButton href={`/syncs/${sync.id}`} onClick={onLeave}>
          Cancel
        </LinkButton>
      </div>
      <ConfirmNewKey
        sync={sync}
        syncKey={config?.syncKey ?? ""}
        open={asking}
        onOpenChange={setAsking}
        onConfirm={() => {
          setAsking(false);
          write();
        }}
      />
    </form>
  );
}
