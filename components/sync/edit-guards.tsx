"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormError } from "@/components/ui/form-error";
import { Input } from "@/components/ui/input";
import { notify } from "@/components/ui/toast";
import type { SyncView, syncView } from "@/lib/contracts/syncs";
import { rulesOf } from "@/lib/core/guards/rules-of";
import { type GuardRule, guardSettings } from "@/lib/core/guards/settings";
import { ApiError, api } from "@/lib/http/client";
import { draftOf, guardsFrom, isSwitch, type RuleDraft } from "./guard-draft";
import { guardWords } from "./guard-words";

/** Moves the guard rails of a sync: each is a figure, or off. */
export function EditGuards({ sync, onClose }: { sync: SyncView; onClose: () => void }) {
  const router = useRouter();
  const formId = useId();
  const [draft, setDraft] = useState(() => draftOf(sync.guards));
  const [wrong, setWrong] = useState<Partial<Record<GuardRule, string>>>({});
  const save = useMutation({
    mutationFn: (guards: unknown) => api.put<typeof syncView>(`/api/syncs/${sync.id}/guards`, guards),
    onSuccess: () => {
      onClose();
      notify.success("The guard rails were saved", { text: "They hold from the next run on." });
      router.refresh();
    },
  });
  const refused = save.error instanceof ApiError ? save.error : undefined;
  const submit = () => {
    const parsed = guardSettings.safeParse(guardsFrom(draft));
    const problems = parsed.success ? {} : problemsOf(parsed.error.issues);
    setWrong(problems);
    if (parsed.success) save.mutate(parsed.data);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title="Guard rails"
      text="A run that passes one of them is held before its first request, until somebody releases it."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={formId} busy={save.isPending && "Saving"}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        {rulesOf[sync.config.object].map((rule) => (
          <Rule
            key={rule}
            rule={rule}
            draft={draft[rule]}
            error={wrong[rule] ?? refused?.fields[rule]}
            onChange={(change) => setDraft({ ...draft, [rule]: { ...draft[rule], ...change } })}
          />
        ))}
        <FormError title={save.error?.message} text={refused?.hint} />
      </form>
    </Dialog>
  );
}

type RuleProps = {
  rule: GuardRule;
  draft: RuleDraft;
  error: string | undefined;
  onChange: (change: Partial<RuleDraft>) => void;
};

function Rule({ rule, draft, error, onChange }: RuleProps) {
  const { label, help, unit } = guardWords[rule];
  return (
    <div className="flex flex-col gap-2">
      <Checkbox label={label} help={help} checked={draft.on} onCheckedChange={(on) => onChange({ on })} />
      {draft.on && !isSwitch(rule) ? (
        <Field label={`${label}: limit`} hideLabel error={error} className="ps-6">
          <div className="flex items-center gap-2">
            <Input
              inputMode="numeric"
              className="max-w-40 text-end"
              value={draft.figure}
              onChange={(event) => onChange({ figure: event.target.value })}
            />
            <span className="text-muted">{unit}</span>
          </div>
        </Field>
      ) : undefined}
    </div>
  );
}

function problemsOf(issues: readonly { path: PropertyKey[] }[]): Partial<Record<GuardRule, string>> {
  const sentence = "Give a whole number within reason, or switch it off.";
  return Object.fromEntries(issues.map(({ path: [rule] }) => [rule, sentence]));
}
