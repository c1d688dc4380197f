"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, IconButton } from "./button";

type CopyButtonProps = {
  text: string;
  /** What is copied: "Copy resource ID". */
  label?: string;
  /** Shows the words beside the icon. */
  words?: boolean;
  className?: string;
};

/** Copies and says so for two seconds. */
export function CopyButton({ text, label = "Copy", words, className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    await writeToClipboard(text);
    setCopied(true);
  };
  const Icon = copied ? Check : Copy;
  const icon = <Icon aria-hidden="true" className={copied ? "text-success" : undefined} />;
  return (
    <>
      {words ? (
        <Button size="small" variant="ghost" onClick={copy} className={className}>
          {icon}
          {copied ? "Copied" : label}
        </Button>
      ) : (
        <IconButton size="small" label={label} onClick={copy} className={className}>
          {icon}
        </IconButton>
      )}
      <span aria-live="polite" className="sr-only">
        {copied ? "Copied" : ""}
      </span>
    </>
  );
}

/** navigator.clipboard exists on https and localhost only; a self-hosted server is often plain http on an intranet. */
async function writeToClipboard(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement("textarea");
  area.value = text;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
