"use client";

import { Upload } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { largestUpload } from "@/lib/core/largest-upload";
import { formatBytes } from "@/lib/format/format-bytes";
import { cn } from "../ui/cn";

interface FileDropProps {
  onFiles: (files: File[]) => void;
  disabled?: boolean;
}

/** Takes files by drag and drop, by click and by keyboard. */
export function FileDrop({ onFiles, disabled }: FileDropProps) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    if (files && files.length > 0) onFiles([...files]);
    // The same file can be chosen again after it was corrected.
    if (input.current) input.current.value = "";
  };
  const drag = (entering: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(entering && !disabled);
  };
  return (
    <label
      onDragOver={drag(true)}
      onDragLeave={drag(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (!disabled) take(event.dataTransfer.files);
      }}
      className={cn(
        "flex flex-col items-center gap-1 rounded-lg border border-edge border-dashed px-4 py-6 text-center transition-colors",
        "has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-accent has-[:focus-visible]:outline-offset-2",
        over ? "border-accent bg-accent-soft" : "bg-surface hover:bg-hover",
        disabled && "pointer-events-none opacity-50",
      )}
    >
      <Upload aria-hidden="true" className="mb-1 size-5 text-muted" strokeWidth={1.5} />
      <span className="font-medium">
        Drop CSV files here, or <span className="text-accent underline underline-offset-2">choose them</span>
      </span>
      <span className="text-muted text-sm">
        UTF-8, UTF-16 or Windows-1252; comma, semicolon, tab or pipe; up to {formatBytes(largestUpload)} each.
      </span>
      <input
        ref={input}
        type="file"
        multiple
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        disabled={disabled}
        onChange={(event) => take(event.target.files)}
        className="sr-only"
      />
    </label>
  );
}
