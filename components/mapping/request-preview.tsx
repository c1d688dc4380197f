"use client";

import { CircleX } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { CodeBlock } from "@/components/ui/code-block";
import { Skeleton } from "@/components/ui/skeleton";
import { Tabs } from "@/components/ui/tabs";
import type { MappingPreviewView } from "@/lib/contracts/syncs";
import type { MappingPreview } from "./use-mapping-preview";

type Request = MappingPreviewView["requests"][number];

/** The exact request of the sample row as it forms, ready to be copied; a row that would not be sent says why. */
export function RequestPreview({ preview }: { preview: MappingPreview }) {
  const { view, current } = preview;
  const [chosen, setChosen] = useState("");
  const requests = view?.requests ?? [];
  const [first] = requests;
  return (
    <section
      aria-label="The request that would be sent"
      className={cn("min-w-0 transition-opacity", !current && "opacity-60")}
    >
      <h3 className="font-semibold">
        {view && view.issues.length > 0 ? "The request so far" : "The request that would be sent"}
      </h3>
      <RowIssues issues={view?.issues ?? []} />
      {!view && !preview.error ? (
        <Skeleton className="mt-2 h-44 w-full" />
      ) : !first ? (
        <p className="mt-1 text-muted text-sm">
          It forms here as soon as a sample row with a key can be read.
        </p>
      ) : requests.length === 1 ? (
        <div className="mt-2">
          <OneRequest request={first} />
        </div>
      ) : (
        <Tabs
          label="Requests"
          value={requests.some(({ label }) => label === chosen) ? chosen : first.label}
          onValueChange={setChosen}
          tabs={requests.map((request) => ({
            value: request.label,
            label: request.label,
            content: <OneRequest request={request} />,
          }))}
        />
      )}
    </section>
  );
}

function RowIssues({ issues }: { issues: MappingPreviewView["issues"] }) {
  if (issues.length === 0) return undefined;
  return (
    <ul className="mt-1 flex flex-col gap-1 text-sm">
      {issues.map((issue) => (
        <li key={`${issue.field} ${issue.message}`} className="flex gap-1.5">
          <CircleX aria-hidden="true" className="mt-px size-4 shrink-0 text-danger" />
          <span className="min-w-0 break-words">
            <span className="text-danger">{issue.message}</span>{" "}
            <span className="text-muted">{issue.hint}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}

function OneRequest({ request }: { request: Request }) {
  return (
    <div className="flex flex-col gap-2">
      <p className="text-muted text-sm">{request.when}</p>
      <CodeBlock
        language="json"
        title={`${request.method} ${request.path}`}
        code={JSON.stringify(request.body ?? {}, null, 2)}
        alsoCopy={{ label: "Copy as curl", text: request.curl }}
      />
    </div>
  );
}
