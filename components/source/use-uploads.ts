"use client";

import { useEffect, useRef, useState } from "react";
import type { SourceView, sourceView } from "@/lib/contracts/sources";
import { largestUpload } from "@/lib/core/largest-upload";
import { formatBytes } from "@/lib/format/format-bytes";
import { ApiError } from "@/lib/http/client";
import { upload } from "@/lib/http/upload";
import type { FirstLine } from "@/lib/sources/csv-first-line";
import { counted } from "./source-words";

/** One file on its way. `reading`: all of it has left the browser, and the server reads the last rows. */
export interface FileUpload {
  key: string;
  file: File;
  state: "waiting" | "uploading" | "reading" | "done" | "failed";
  /** The share that has left the browser, 0 to 1. */
  share: number;
  /** What was found in it, or why it was refused. */
  note?: string;
  /** Refused until somebody says what its first line is: one of these. */
  choices?: readonly FirstLine[];
  /** What somebody has said. */
  firstLine?: FirstLine;
}

/** Where a file goes, with what was said of its first line. */
export type UploadPath = (file: string, firstLine: FirstLine | undefined) => string;

/** Sends files one after the other; what is wrong with one does not stop the next. */
export function useUploads() {
  const [uploads, setUploads] = useState<readonly FileUpload[]>([]);
  const [running, setRunning] = useState(false);
  const stop = useRef<AbortController>(undefined);
  const added = useRef(0);
  useEffect(() => () => stop.current?.abort(), []);

  const change = (key: string, next: Partial<FileUpload>) =>
    setUploads((before) => before.map((one) => (one.key === key ? { ...one, ...next } : one)));

  function add(files: readonly File[]): FileUpload[] {
    const fresh = files.map((file): FileUpload => {
      added.current += 1;
      const tooLarge = file.size > largestUpload;
      return {
        key: `${added.current}-${file.name}`,
        file,
        state: tooLarge ? "failed" : "waiting",
        share: 0,
        ...(tooLarge && {
          note: `It has ${formatBytes(file.size)}; ${formatBytes(largestUpload)} is the most that one file may have.`,
        }),
      };
    });
    setUploads((before) => [...before, ...fresh]);
    return fresh;
  }

  /** `path` is asked before each file, because the first may create what the others go to. */
  async function send(
    waiting: readonly FileUpload[],
    path: UploadPath,
    onStored: (source: SourceView) => void,
  ) {
    const controller = new AbortController();
    stop.current = controller;
    setRunning(true);
    for (const { key, file, firstLine } of waiting) {
      if (controller.signal.aborted) break;
      change(key, { state: "uploading", share: 0, note: undefined, choices: undefined, firstLine });
      try {
        const source = await upload<typeof sourceView>(path(file.name, firstLine), file, {
          onProgress: (share) => change(key, { share, state: share < 1 ? "uploading" : "reading" }),
          signal: controller.signal,
        });
        change(key, { state: "done", share: 1, note: whatWasFound(source, file.name) });
        onStored(source);
      } catch (error) {
        if (controller.signal.aborted) break;
        if (!(error instanceof ApiError)) throw error;
        change(key, {
          state: "failed",
          note: error.fields.file ?? [error.message, error.hint].filter(Boolean).join(" "),
          choices: choicesAfter[error.code],
        });
      }
    }
    setRunning(false);
  }

  return {
    uploads,
    running,
    add,
    send,
    remove: (key: string) => setUploads((before) => before.filter((one) => one.key !== key)),
    clear: () => setUploads([]),
  };
}

/** What the first line can be, by the code of the refusal. */
const choicesAfter: Record<string, readonly FirstLine[] | undefined> = {
  first_line_unclear: ["data", "names"],
  first_line_no_header: ["data"],
};

function whatWasFound({ files }: SourceView, name: string): string | undefined {
  const stored = files.find((file) => file.name === name);
  if (!stored) return undefined;
  const names = stored.firstLine === "data" ? ", which the file does not name" : "";
  return `${counted(stored.rows, "row")}, ${counted(stored.columns.length, "column")}${names}`;
}
