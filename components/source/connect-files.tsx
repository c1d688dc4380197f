"use client";

import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { LinkButton } from "../ui/link-button";
import { FileDrop } from "./file-drop";
import { UploadList } from "./upload-list";
import type { ConnectingFiles } from "./use-connect-files";

interface StepProps {
  connecting: ConnectingFiles;
}

/** What Configure or Test shows of a source of CSV files. */
export function ConnectFiles({ connecting, formId }: StepProps & { formId: string }) {
  return connecting.sent ? (
    <Sent connecting={connecting} />
  ) : (
    <Configure connecting={connecting} formId={formId} />
  );
}

function Configure({ connecting, formId }: StepProps & { formId: string }) {
  const { name, setName, errors, uploads, take, remove, connect } = connecting;
  return (
    <form
      id={formId}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        void connect();
      }}
    >
      <Field label="Files" group error={errors.files}>
        <FileDrop onFiles={take} />
      </Field>
      <UploadList uploads={uploads} onRemove={remove} />
      <Field
        label="Name"
        help="The name of this source in Tributary. It can hold several files."
        error={errors.name}
      >
        <Input value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
      </Field>
    </form>
  );
}

function Sent({ connecting: { uploads, running, sourceId, answer } }: StepProps) {
  const failed = uploads.some(({ state, choices }) => state === "failed" && !choices);
  const asked = uploads.some(({ choices }) => choices);
  return (
    <div aria-live="polite" className="flex min-h-36 flex-col gap-4">
      <UploadList uploads={uploads} onAnswer={running ? undefined : answer} />
      {!running && asked ? (
        <Alert tone="warning" title="A file waits for your answer">
          It is stored as soon as you say what its first line is.
        </Alert>
      ) : undefined}
      {!running && failed ? (
        <Alert tone="warning" title={sourceId === undefined ? "Nothing is saved" : "Some files were refused"}>
          {sourceId === undefined
            ? "Go back, remove the file, and choose it again when it is corrected."
            : "The others are saved. Correct the refused ones and upload them on the page of the source."}
        </Alert>
      ) : undefined}
    </div>
  );
}

interface FooterProps extends StepProps {
  formId: string;
  onBack: () => void;
  onClose: () => void;
}

export function ConnectFilesFooter({ connecting, formId, onBack, onClose }: FooterProps) {
  const { sent, running, sourceId, correct } = connecting;
  if (!sent) {
    return (
      <>
        <Button onClick={onBack}>Back</Button>
        <Button variant="primary" type="submit" form={formId}>
          Connect
        </Button>
      </>
    );
  }
  if (running || sourceId === undefined) {
    return (
      <Button onClick={correct} disabled={running}>
        Back
      </Button>
    );
  }
  return (
    <>
      <LinkButton href={`/sources/${sourceId}`}>Look at its files</LinkButton>
      <Button variant="primary" onClick={onClose} autoFocus>
        Done
      </Button>
    </>
  );
}
