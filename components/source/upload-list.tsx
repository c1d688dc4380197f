"use client";

import { CircleCheck, CircleX, FileSpreadsheet, X } from "lucide-react";
import { formatBytes } from "@/lib/format/format-bytes";
import { IconButton } from "../ui/button";
import { ProgressBar } from "../ui/progress-bar";
import { Spinner } from "../ui/spinner";
import type { FileUpload } from "./use-uploads";

interface UploadListProps {
  uploads: readonly FileUpload[];
  /** Takes a file off the list that is not under way. */
  onRemove?: (key: string) => void;
}

/** Files on their way, each with how far it is and what was found in it. */
export function UploadList({ uploads, onRemove }: UploadListProps) {
  if (uploads.length === 0) return undefined;
  return (
    <ul aria-label="Files" className="divide-y rounded-lg border bg-surface">
      {uploads.map((one) => (
        <li key={one.key} className="flex min-h-11 items-center gap-3 px-3 py-2">
          <StateIcon state={one.state} />
          <div className="flex min-w-0 flex-1 flex-col gap-1">
            <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
              <span className="min-w-0 break-all font-medium">{one.file.name}</span>
              <span className="text-muted text-sm">{formatBytes(one.file.size)}</span>
            </div>
            <Progress upload={one} />
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

function Progress({ upload: { state, share, note, file } }: { upload: FileUpload }) {
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
        <span role="alert" className="break-words text-danger text-sm">
          {note}
        </span>
      );
    default:
      return state satisfies never;
  }
}

function StateIcon({ state }: Pick<FileUpload, "state">) {
  switch (state) {
    case "waiting":
      return <FileSpreadsheet aria-hidden="true" className="size-4 shrink-0 text-muted" />;
    case "uploading":
    case "reading":
      return <Spinner className="text-accent" />;
    case "done":
      return <CircleCheck aria-label="Stored" className="size-4 shrink-0 text-success" />;
    case "failed":
      return <CircleX aria-label="Refused" className="size-4 shrink-0 text-danger" />;
    default:
      return state satisfies never;
  }
}
