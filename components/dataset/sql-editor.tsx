"use client";

import { useRef } from "react";
import { cn } from "../ui/cn";
import { CodeArea } from "../ui/code-area";
import { paintSql } from "../ui/sql-paint";

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

/**
 * A text area with numbered lines, so that an error can point at one, and colours. It grows with the query. The colours
 * lie over the text of the area, which is transparent: what is typed into stays the browser's own field, with its
 * selection, its undo and its screen readers.
 */
export function SqlEditor({ value, onChange, onRun, errorLine }: SqlEditorProps) {
  const painted = useRef<HTMLPreElement>(null);
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
        onScroll={({ currentTarget }) => {
          if (painted.current) painted.current.style.translate = `${-currentTarget.scrollLeft}px`;
        }}
        onRun={onRun}
        rows={lines}
        placeholder={"SELECT id, email, name\nFROM customers"}
        className="resize-none ps-12.5 text-transparent caret-text forced-colors:text-[CanvasText]"
        style={{ minHeight: `calc(${lines} * ${lineHeight} + ${frame})` }}
      />
      <div
        aria-hidden="true"
        className="pointer-events-none absolute inset-y-px start-10.5 end-px overflow-hidden rounded-e-md forced-colors:hidden"
      >
        <pre ref={painted} className="w-max py-1.5 ps-[calc(--spacing(2)+1px)] pe-2.5 font-mono text-sm">
          {paintSql(value)}
        </pre>
      </div>
    </div>
  );
}
