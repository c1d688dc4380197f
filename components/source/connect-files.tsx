"use client";

import { useRouter } from "next/navigation";
import { useId, useRef, useState } from "react";
import { label } from "@/lib/contracts/common";
import { withQuery } from "@/lib/http/with-query";
import { findSourceType } from "@/lib/sources/catalog";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { LinkButton } from "../ui/link-button";
import { FileDrop } from "./file-drop";
import { SourceDialog } from "./source-dialog";
import { UploadList } from "./upload-list";
import { useUploads } from "./use-uploads";

const { label: title, description } = findSourceType("csv");

/** The steps Configure and Test of a source of CSV files: the files are its connection, and reading them is its test. */
export function ConnectFiles({ onBack, onClose }: { onBack: () => void; onClose: () => void }) {
  const router = useRouter();
  const formId = useId();
  const dropId = useId();
  const [name, setName] = useState("");
  const [errors, setErrors] = useState<{ name?: string; files?: string }>({});
  const [sent, setSent] = useState(false);
  const [sourceId, setSourceId] = useState<number>();
  const created = useRef<number>(undefined);
  const { uploads, running, add, send, remove } = useUploads();

  const take = (files: File[]) => {
    add(files);
    setErrors((before) => ({ ...before, files: undefined }));
    if (name === "") setName(files[0]?.name.replace(/\.[^.]+$/, "").slice(0, 120) ?? "");
  };
  const connect = async () => {
    const named = label.safeParse(name);
    const waiting = uploads.filter(({ state }) => state !== "done");
    const problems = {
      name: named.success ? undefined : named.error.issues[0]?.message,
      files: waiting.length === 0 ? "Choose a file." : undefined,
    };
    setErrors(problems);
    if (problems.name || problems.files) return;
    setSent(true);
    await send(
      waiting,
      (file) =>
        created.current === undefined
          ? withQuery("/api/sources/csv", { name: name.trim(), file })
          : withQuery(`/api/sources/${created.current}/files`, { file }),
      (source) => {
        created.current = source.id;
        setSourceId(source.id);
        router.refresh();
      },
    );
  };

  if (sent) {
    const failed = uploads.filter(({ state }) => state === "failed").length;
    const done = !running && sourceId !== undefined;
    return (
      <SourceDialog
        title={title}
        text={description}
        step={done && failed === 0 ? 3 : 2}
        onClose={onClose}
        footer={
          done ? (
            <>
              <LinkButton href={`/sources/${sourceId}`}>Look at its files</LinkButton>
              <Button variant="primary" onClick={onClose} autoFocus>
                Done
              </Button>
            </>
          ) : (
            <Button onClick={() => setSent(false)} disabled={running}>
              Back
            </Button>
          )
        }
      >
        <div aria-live="polite" className="flex min-h-36 flex-col gap-4">
          <UploadList uploads={uploads} />
          {!running && failed > 0 ? (
            <Alert
              tone="warning"
              title={sourceId === undefined ? "Nothing is saved" : "Some files were refused"}
            >
              {sourceId === undefined
                ? "Correct the file and choose it again. Nothing of it was kept."
                : "The others are saved. Correct the refused ones and upload them on the page of the source."}
            </Alert>
          ) : undefined}
        </div>
      </SourceDialog>
    );
  }
  return (
    <SourceDialog
      title={title}
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
          void connect();
        }}
      >
        <Field label="Files" group error={errors.files}>
          <FileDrop
            id={dropId}
            onFiles={take}
            help="UTF-8 or Windows-1252; comma, semicolon, tab or pipe; up to 2.1 GB each."
          />
        </Field>
        <UploadList uploads={uploads} onRemove={remove} />
        <Field
          label="Name"
          help="How this source is called in Tributary. It can hold several files."
          error={errors.name}
        >
          <Input value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" />
        </Field>
      </form>
    </SourceDialog>
  );
}
