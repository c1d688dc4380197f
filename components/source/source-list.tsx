import { Database } from "lucide-react";
import type { ConnectionUse } from "@/lib/contracts/common";
import type { SourceView } from "@/lib/contracts/sources";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { SourceCard } from "./source-card";

interface SourceListProps {
  sources: readonly SourceView[];
  /** How each of them is used, in the same order. */
  uses: readonly ConnectionUse[];
  mayEdit: boolean;
  mayTest: boolean;
}

export function SourceList({ sources, uses, mayEdit, mayTest }: SourceListProps) {
  if (sources.length === 0) return <NoSource mayEdit={mayEdit} />;
  return (
    <ul className="flex flex-col gap-4">
      {sources.map((source, at) => (
        <li key={source.id}>
          <SourceCard source={source} use={uses[at]} mayEdit={mayEdit} mayTest={mayTest} />
        </li>
      ))}
    </ul>
  );
}

function NoSource({ mayEdit }: { mayEdit: boolean }) {
  return (
    <div className="rounded-lg border bg-surface">
      <EmptyState
        icon={Database}
        title="No source yet"
        text={
          mayEdit
            ? "Connect the database that holds your customers and payments, upload a CSV file, or begin with sample data."
            : "An owner of this workspace can connect a database or upload a CSV file."
        }
        action={
          mayEdit ? (
            <>
              <LinkButton href="/sources/new">Connect a source</LinkButton>
              <LinkButton href="/sources/new?type=sample">Use sample data</LinkButton>
            </>
          ) : undefined
        }
      />
    </div>
  );
}
