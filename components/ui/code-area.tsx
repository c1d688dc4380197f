"use client";

import type { ComponentProps, KeyboardEvent } from "react";
import { cn } from "./cn";
import { Textarea } from "./textarea";

type CodeAreaProps = ComponentProps<"textarea"> & {
  /** Ctrl/Cmd-Enter, the usual key to run what is written. */
  onRun?: () => void;
};

/** Monospaced and unwrapped: SQL, templates, JSON. Tab leaves the field, as everywhere else on the page. */
export function CodeArea({ className, rows = 8, onRun, onKeyDown, ...rest }: CodeAreaProps) {
  const runOnEnter = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    onKeyDown?.(event);
    if (onRun && event.key === "Enter" && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      onRun();
    }
  };
  return (
    <Textarea
      rows={rows}
      wrap="off"
      spellCheck={false}
      autoCapitalize="off"
      autoCorrect="off"
      className={cn("overflow-x-auto font-mono text-sm", className)}
      onKeyDown={runOnEnter}
      {...rest}
    />
  );
}
