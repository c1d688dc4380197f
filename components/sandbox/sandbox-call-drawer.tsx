"use client";

import { useRouter } from "next/navigation";
import { Alert } from "@/components/ui/alert";
import { CopyButton } from "@/components/ui/copy-button";
import { Drawer } from "@/components/ui/drawer";
import { type Json, JsonTree } from "@/components/ui/json-tree";
import { SectionHeader } from "@/components/ui/section-header";
import { Time } from "@/components/ui/time";
import type { SandboxCall } from "@/lib/contracts/sandbox";

/** One call as the sandbox saw it: what it received and what it answered, or that it did not. */
export function SandboxCallDrawer({ call, closeHref }: { call: SandboxCall; closeHref: string }) {
  const router = useRouter();
  const { method, path, at, status, fault, received, answered } = call;
  return (
    <Drawer
      open
      width="wide"
      onOpenChange={(open) => {
        if (!open) router.push(closeHref, { scroll: false });
      }}
      title={
        <span className="break-all font-mono">
          {method} {path}
        </span>
      }
      meta={
        <>
          {status === null ? "No answer" : `Answered ${status}`} · <Time value={at} show="full" />
        </>
      }
    >
      <div className="flex flex-col gap-6">
        {fault ? (
          <Alert tone="warning" title={`The fault ${fault} struck this call`}>
            The switches of the sandbox say what it does.
          </Alert>
        ) : undefined}
        <Body title="Received" none="It had no body." value={received} />
        <Body
          title="Answered"
          none={status === null ? "No answer was given." : "It had no body."}
          value={answered}
        />
      </div>
    </Drawer>
  );
}

function Body({ title, none, value }: { title: string; none: string; value: unknown }) {
  const empty = value === null || value === undefined || value === "";
  return (
    <section className="flex flex-col gap-3">
      <SectionHeader
        title={title}
        actions={
          empty ? undefined : <CopyButton text={JSON.stringify(value, null, 2)} label="Copy as JSON" />
        }
      />
      {empty ? <p className="text-muted">{none}</p> : <JsonTree value={value as Json} openLevels={3} />}
    </section>
  );
}
