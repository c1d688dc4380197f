"use client";

import { WrapText } from "lucide-react";
import { type ReactNode, useState } from "react";
import { IconButton } from "./button";
import { cn } from "./cn";
import { CopyButton } from "./copy-button";
import { paintJson } from "./json-paint";
import { ScrollRegion } from "./scroll-region";
import { paintSql } from "./sql-paint";

type CodeBlockProps = {
  code: string;
  language?: "json" | "http" | "shell" | "sql" | "text";
  /** Stands in the head of the block: "POST /transactions". */
  title?: ReactNode;
  /** What else can be copied: { label: "Copy as curl", text }. */
  alsoCopy?: { label: string; text: string };
  wrap?: boolean;
  maxHeight?: string;
};

/** Monospaced text as it is, with wrapping and copying. JSON and SQL get quiet colours. */
export function CodeBlock({
  code,
  language = "text",
  title,
  alsoCopy,
  wrap: startWrapped,
  maxHeight = "420px",
}: CodeBlockProps) {
  const [wrap, setWrap] = useState(startWrapped ?? language === "shell");
  return (
    <div className="min-w-0 overflow-hidden rounded-lg border bg-sunken">
      <div className="flex h-9 items-center gap-1 border-b ps-3 pe-1">
        <div className="min-w-0 flex-1 truncate font-mono text-muted text-xs">
          {title ?? language.toUpperCase()}
        </div>
        {alsoCopy ? <CopyButton words label={alsoCopy.label} text={alsoCopy.text} /> : undefined}
        <IconButton size="small" label="Wrap lines" aria-pressed={wrap} onClick={() => setWrap(!wrap)}>
          <WrapText aria-hidden="true" className={wrap ? "text-accent" : undefined} />
        </IconButton>
        <CopyButton text={code} />
      </div>
      <ScrollRegion label={typeof title === "string" ? title : `${language} text`} style={{ maxHeight }}>
        <pre
          className={cn(
            "w-max min-w-full p-3 font-mono text-xs",
            wrap && "w-auto whitespace-pre-wrap break-all",
          )}
        >
          <code>{paint(code, language)}</code>
        </pre>
      </ScrollRegion>
    </div>
  );
}

function paint(code: string, language: CodeBlockProps["language"]): ReactNode {
  if (language === "json") return paintJson(code);
  return language === "sql" ? paintSql(code) : code;
}
