"use client";

import { FailedTestFooter } from "../connection/failed-test-footer";
import { TestChecks, TestUnderWay } from "../connection/test-checks";
import { Button } from "../ui/button";
import { FormError } from "../ui/form-error";
import { LinkButton } from "../ui/link-button";
import { Tabs } from "../ui/tabs";
import { SourceFields } from "./source-fields";
import { SourceNameField } from "./source-name-field";
import type { ConnectingSource } from "./use-connect-source";

interface StepProps {
  connecting: ConnectingSource;
}

/** What Configure or Test shows of a source with settings. */
export function ConnectSource({ connecting, formId }: StepProps & { formId: string }) {
  return connecting.testing ? (
    <Test connecting={connecting} />
  ) : (
    <Configure connecting={connecting} formId={formId} />
  );
}

function Configure({ connecting, formId }: StepProps & { formId: string }) {
  const { form, forms, way, changeWay, connect, failure } = connecting;
  return (
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
          onValueChange={changeWay}
          tabs={forms.map((settings) => ({
            value: settings.name,
            label: settings.label,
            content: <SourceFields form={form} settings={settings} />,
          }))}
        />
      ) : (
        forms.map((settings) => <SourceFields key={settings.name} form={form} settings={settings} />)
      )}
      <FormError title={failure?.title} text={failure?.text} />
    </form>
  );
}

function Test({ connecting: { result } }: StepProps) {
  return (
    <div aria-live="polite" className="flex min-h-36 flex-col gap-4">
      {result?.test ? <TestChecks checks={result.test.checks} /> : <TestUnderWay>Connecting</TestUnderWay>}
      {result && !result.source ? (
        <p className="text-muted text-sm">
          Nothing is saved yet. Go back and correct it, or save it now and test it later.
        </p>
      ) : undefined}
    </div>
  );
}

interface FooterProps extends StepProps {
  formId: string;
  onBack: () => void;
  onClose: () => void;
}

export function ConnectSourceFooter({ connecting, formId, onBack, onClose }: FooterProps) {
  const { testing, result, connect, correct } = connecting;
  if (!testing) {
    return (
      <>
        <Button onClick={onBack}>Back</Button>
        <Button variant="primary" type="submit" form={formId}>
          Connect
        </Button>
      </>
    );
  }
  if (result?.source) {
    return (
      <>
        <LinkButton href={`/sources/${result.source.id}`}>Look at its tables</LinkButton>
        <Button variant="primary" onClick={onClose} autoFocus>
          Done
        </Button>
      </>
    );
  }
  return (
    <FailedTestFooter
      testing={!result}
      onBack={correct}
      onSaveAnyway={() => connect(true)}
      onRetry={() => connect(false)}
    />
  );
}
