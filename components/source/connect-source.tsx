"use client";

import { useId, useState } from "react";
import { useForm } from "react-hook-form";
import { findSourceType, type SourceType } from "@/lib/sources/catalog";
import { TestChecks, TestUnderWay } from "../connection/test-checks";
import { type FormFailure, showOnForm } from "../forms/server-errors";
import { Button } from "../ui/button";
import { FormError } from "../ui/form-error";
import { LinkButton } from "../ui/link-button";
import { Tabs } from "../ui/tabs";
import { SourceDialog } from "./source-dialog";
import { SourceFields } from "./source-fields";
import { emptyDraft, type SourceDraft, sourceResolver } from "./source-form";
import { SourceNameField } from "./source-name-field";
import { useCreateSource } from "./use-save-source";

interface ConnectSourceProps {
  type: SourceType;
  onBack: () => void;
  onClose: () => void;
}

/** The steps Configure and Test of a source with settings. */
export function ConnectSource({ type, onBack, onClose }: ConnectSourceProps) {
  const { label, description, forms } = findSourceType(type);
  const formId = useId();
  const [way, setWay] = useState(forms[0]?.name);
  const [testing, setTesting] = useState(false);
  const [failure, setFailure] = useState<FormFailure>();
  const settings = forms.find(({ name }) => name === way);
  const form = useForm<SourceDraft>({
    resolver: sourceResolver(type, settings),
    mode: "onTouched",
    defaultValues: emptyDraft(type, undefined, label),
  });
  const creation = useCreateSource(type);
  const connect = (saveUntested: boolean) =>
    form.handleSubmit(async (values) => {
      setFailure(undefined);
      setTesting(true);
      try {
        await creation.mutateAsync({ ...values, saveUntested });
      } catch (error) {
        setTesting(false);
        setFailure(showOnForm(error, form));
      }
    })();
  const result = creation.isPending ? undefined : creation.data;
  const source = result?.source;

  if (testing) {
    return (
      <SourceDialog
        title={label}
        text={description}
        step={source ? 3 : 2}
        onClose={onClose}
        footer={
          source ? (
            <>
              <LinkButton href={`/sources/${source.id}`}>Look at its tables</LinkButton>
              <Button variant="primary" onClick={onClose} autoFocus>
                Done
              </Button>
            </>
          ) : (
            <>
              <Button onClick={() => setTesting(false)} disabled={!result}>
                Back
              </Button>
              {result ? <Button onClick={() => connect(true)}>Save anyway</Button> : undefined}
              <Button variant="primary" onClick={() => connect(false)} busy={!result && "Connecting"}>
                Try again
              </Button>
            </>
          )
        }
      >
        <div aria-live="polite" className="flex min-h-36 flex-col gap-4">
          {result?.test ? (
            <TestChecks checks={result.test.checks} />
          ) : (
            <TestUnderWay>Connecting</TestUnderWay>
          )}
          {result && !source ? (
            <p className="text-muted text-sm">
              Nothing is saved yet. Go back and correct it, or save it now and test it later.
            </p>
          ) : undefined}
        </div>
      </SourceDialog>
    );
  }
  return (
    <SourceDialog
      title={label}
      text={description}
      step={1}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onBack}>Back</Button>
          <Button variant="primary" type="submit" form={formId}>
            Connect
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void connect(false);
        }}
      >
        <SourceNameField form={form} />
        {forms.length > 1 ? (
          <Tabs
            label="How to enter the connection"
            value={way}
            onValueChange={(next) => {
              setWay(next);
              form.clearErrors();
            }}
            tabs={forms.map((one) => ({
              value: one.name,
              label: one.label,
              content: <SettingsOf form={form} settings={one} />,
            }))}
          />
        ) : settings ? (
          <SourceFields form={form} settings={settings} />
        ) : undefined}
        <FormError title={failure?.title} text={failure?.text} />
      </form>
    </SourceDialog>
  );
}

function SettingsOf(props: React.ComponentProps<typeof SourceFields>) {
  return (
    <div className="flex flex-col gap-4">
      <SourceFields {...props} />
    </div>
  );
}
