"use client";

import { cn } from "../ui/cn";
import { CodeArea } from "../ui/code-area";

interface SqlEditorProps {
  value: string;
  onChange: (sql: string) => void;
  /** Ctrl/Cmd-Enter. */
  onRun: () => void;
  /** The line that an error is about, counted from 1. */
  errorLine?: number;
}

const fewestLines = 8;

/** Height of a line and of the box around all of them: the text area must be as high as its numbers. */
const lineHeight = "1.125rem";
const frame = "calc(0.75rem + 2px)";

/** A text area with numbered lines, so that an error can point at one. It grows with the query. */
export function SqlEditor({ value, onChange, onRun, errorLine }: SqlEditorProps) {
  const lines = Math.max(fewestLines, value.split("\n").length);
  return (
    <div className="relative">
      <div
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-px overflow-hidden start-px z-1 w-10 rounded-s-md border-e bg-sunken py-1.5 text-end font-mono text-muted text-sm"
      >
        {Array.from({ length: lines }, (_, at) => at + 1).map((line) => (
          <div
            key={line}
            className={cn("pe-2", line === errorLine && "bg-danger-soft font-semibold text-danger")}
          >
            {line}
          </div>
        ))}
      </div>
      <CodeArea
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onRun={onRun}
        rows={lines}
        placeholder={"SELECT id, email, name\nFROM customers"}
        className="resize-none ps-12.5"
        style={{ minHeight: `calc(${lines} * ${lineHeight} + ${frame})` }}
      />
    </div>
  );
}
