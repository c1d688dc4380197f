"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { nameRule, textProblem } from "@/lib/core/text-rules";
import { withQuery } from "@/lib/http/with-query";
import type { FirstLine } from "@/lib/sources/csv-first-line";
import { type FileUpload, type UploadPath, useUploads } from "./use-uploads";

/** The steps Configure and Test of a source of CSV files: the files are its connection, and reading them is its test. */
export function useConnectFiles() {
  const router = useRouter();
  const [name, setName] = useState("");
  const [errors, setErrors] = useState<{ name?: string; files?: string }>({});
  const [sent, setSent] = useState(false);
  const [sourceId, setSourceId] = useState<number>();
  /** The same, as the uploads under way see it: the first of them creates the source, the others go to it. */
  const created = useRef<number>(undefined);
  const { uploads, running, add, send, remove } = useUploads();

  function take(files: File[]) {
    add(files);
    setErrors((before) => ({ ...before, files: undefined }));
    if (name === "") setName(files[0]?.name.replace(/\.[^.]+$/, "").slice(0, 120) ?? "");
  }

  async function connect() {
    const unnamed = textProblem(name, nameRule);
    const waiting = uploads.filter(({ state }) => state !== "done");
    const found = {
      name: unnamed,
      files: waiting.length === 0 ? "Choose a file." : undefined,
    };
    setErrors(found);
    if (found.name || found.files) return;
    setSent(true);
    await sendThere(waiting);
  }

  async function sendThere(waiting: readonly FileUpload[]) {
    const pathOf: UploadPath = (file, firstLine) =>
      created.current === undefined
        ? withQuery("/api/sources/csv", { name: name.trim(), file, firstLine })
        : withQuery(`/api/sources/${created.current}/files`, { file, firstLine });
    await send(waiting, pathOf, ({ id }) => {
      created.current = id;
      setSourceId(id);
      router.refresh();
    });
  }

  return {
    name,
    setName,
    errors,
    uploads,
    running,
    take,
    remove,
    connect,
    answer: (upload: FileUpload, firstLine: FirstLine) => sendThere([{ ...upload, firstLine }]),
    sent,
    /** From the uploads back to the choice of files. */
    correct: () => setSent(false),
    /** Set as soon as one file is stored. */
    sourceId,
  };
}

export type ConnectingFiles = ReturnType<typeof useConnectFiles>;
