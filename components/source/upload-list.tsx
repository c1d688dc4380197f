"use client";

import { CircleCheck, CircleQuestionMark, CircleX, FileSpreadsheet, X } from "lucide-react";
import { formatBytes } from "@/lib/format/format-bytes";
import type { FirstLine } from "@/lib/sources/csv-first-line";
import { Button, IconButton } from "../ui/button";
import { cn } from "../ui/cn";
import { ProgressBar } from "../ui/progress-bar";
import { Spinner } from "../ui/spinner";
import { firstLineWords } from "./source-words";
import type { FileUpload } from "./use-uploads";

interface UploadListProps {
  uploads: readonly FileUpload[];
  /** Takes a file off the list that is not under way. */
  onRemove?: (key: string) => void;
  /** Sends a file again with what was said of its first line; absent while others are under way. */
  onAnswer?: (upload: FileUpload, firstLine: FirstLine) => void;
}

/** Files on their way, each with how far it is and what was found in it. */
export function UploadList({ uploads, onRemove, onAnswer }: UploadListProps) {
  if (uploads.length === 0) return undefined;
  return (
    <ul aria-label="Files" className="divide-y rounded-lg border bg-surface">
      {uploads.map((one) => (
        <li key={one.key} className="flex min-h-11 items-center gap-3 px-3 py-2">
          <StateIcon upload={one} />
          <div className="flex min-w-0 flex-1 flex-col gap-1">
            <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
              <span className="min-w-0 break-all font-medium">{one.file.name}</span>
              <span className="text-muted text-sm">{formatBytes(one.file.size)}</span>
            </div>
            <Progress upload={one} />
            {one.choices ? (
              <div className="flex flex-wrap gap-2 pt-1">
                {one.choices.map((firstLine) => (
                  <Button
                    key={firstLine}
                    size="small"
                    disabled={!onAnswer}
                    onClick={() => onAnswer?.(one, firstLine)}
                  >
                    {firstLineWords[firstLine]}
                  </Button>
                ))}
              </div>
            ) : undefined}
          </div>
          {onRemove && (one.state === "waiting" || one.state === "failed") ? (
            <IconButton size="small" label={`Remove ${one.file.name}`} onClick={() => onRemove(one.key)}>
              <X aria-hidden="true" />
            </IconButton>
          ) : undefined}
        </li>
      ))}
    </ul>
  );
}

function Progress({ upload: { state, share, note, file, choices } }: { upload: FileUpload }) {
  switch (state) {
    case "waiting":
      return undefined;
    case "uploading":
      return (
        <div className="flex items-center gap-3">
          <ProgressBar
            label={`Upload of ${file.name}`}
            value={Math.round(share * 100)}
            max={100}
            className="flex-1"
          />
          <span className="w-10 text-end text-muted text-sm">{Math.floor(share * 100)}%</span>
        </div>
      );
    case "reading":
      return <span className="text-muted text-sm">Reading its rows</span>;
    case "done":
      return <span className="text-muted text-sm">{note}</span>;
    case "failed":
      return (
        <span role="alert" className={cn("break-words text-sm", choices ? "text-warning" : "text-danger")}>
          {note}
        </span>
      );
    default:
      return state satisfies never;
  }
}

function StateIcon({ upload: { state, choices } }: { upload: FileUpload }) {
  switch (state) {
    case "waiting":
      return <FileSpreadsheet aria-hidden="true" className="size-4 shrink-0 text-muted" />;
    case "uploading":
    case "reading":
      return <Spinner className="text-accent" />;
    case "done":
      return <CircleCheck aria-label="Stored" className="size-4 shrink-0 text-success" />;
    case "failed":
      if (choices)
        return <CircleQuestionMark aria-label="Has a question" className="size-4 shrink-0 text-warning" />;
      return <CircleX aria-label="Refused" className="size-4 shrink-0 text-danger" />;
    default:
      return state satisfies never;
  }
}
