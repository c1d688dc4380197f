"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FirstSendDialog } from "@/components/run/first-send-dialog";
import type { NameOfSync } from "@/lib/contracts/common";
import type { TriggersView, triggersView } from "@/lib/contracts/triggers";
import { startsByItself } from "@/lib/core/frequencies";
import { ApiError, api } from "@/lib/http/client";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { FormError } from "../ui/form-error";
import { notify } from "../ui/toast";
import { TriggerFields } from "./trigger-fields";

type EditTriggersProps = {
  syncId: number;
  view: TriggersView;
  others: readonly NameOfSync[];
  /** The name of the destination, where a person has to type it before the sync may send by itself. */
  typeToSend: string | null;
};

/** The form in which somebody sets what starts a sync by itself. */
export function EditTriggers({ syncId, view, others, typeToSend }: EditTriggersProps) {
  const router = useRouter();
  const [triggers, setTriggers] = useState(view.triggers);
  const [asking, setAsking] = useState(false);
  const save = useMutation({
    mutationFn: (confirm: string | undefined) =>
      api.put<typeof triggersView>(`/api/syncs/${syncId}/triggers`, { triggers, confirm }),
    onSuccess: ({ words }) => {
      notify.success("The schedule was saved", { text: `${words}.` });
      router.refresh();
    },
  });
  const refused = save.error instanceof ApiError ? save.error : undefined;
  const changed = JSON.stringify(triggers) !== JSON.stringify(view.triggers);
  const asks = typeToSend !== null && startsByItself(triggers);
  return (
    <Card title="What starts it" text="People and the API can start it at any time as well.">
      <form
        noValidate
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (asks) setAsking(true);
          else save.mutate(undefined);
        }}
      >
        <TriggerFields triggers={triggers} onChange={setTriggers} others={others} refused={refused?.fields} />
        <FormError title={refused?.message} text={refused?.hint} />
        <div className="flex gap-2">
          <Button type="submit" variant="primary" disabled={!changed} busy={save.isPending && "Saving"}>
            Save schedule
          </Button>
          {changed ? <Button onClick={() => setTriggers(view.triggers)}>Discard changes</Button> : undefined}
        </div>
      </form>
      <FirstSendDialog
        destination={asking ? (typeToSend ?? undefined) : undefined}
        action="Let it run by itself"
        onConfirm={() => {
          setAsking(false);
          save.mutate(typeToSend ?? undefined);
        }}
        onClose={() => setAsking(false)}
      />
    </Card>
  );
}
