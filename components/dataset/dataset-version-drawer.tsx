"use client";

import { useRouter } from "next/navigation";
import type { DatasetVersionView, DatasetView } from "@/lib/contracts/datasets";
import { lineDiff } from "@/lib/core/line-diff";
import { CodeBlock } from "../ui/code-block";
import { DiffBlock } from "../ui/diff-block";
import { Drawer } from "../ui/drawer";
import { SectionHeader } from "../ui/section-header";
import { Time } from "../ui/time";
import { definitionText } from "./definition-text";
import { RestoreDefinition } from "./restore-definition";

type DatasetVersionDrawerProps = {
  dataset: DatasetView;
  version: DatasetVersionView;
  /** The one before it; absent for the first. */
  before: DatasetVersionView | undefined;
  isCurrent: boolean;
  mayEdit: boolean;
};

/** One version of a dataset: what it reads, what it changed, and the way back to it. */
export function DatasetVersionDrawer(props: DatasetVersionDrawerProps) {
  const { dataset, version, before, isCurrent, mayEdit } = props;
  const router = useRouter();
  const { number, definition, createdAt, createdBy } = version;
  const text = definitionText(definition);
  return (
    <Drawer
      open
      width="wide"
      onOpenChange={(open) => {
        if (!open) router.push(`/datasets/${dataset.id}`, { scroll: false });
      }}
      title={`Version ${number}`}
      meta={
        <>
          Saved <Time value={createdAt} /> by {createdBy}
          {isCurrent ? ", in use now" : ""}
        </>
      }
      footer={mayEdit && !isCurrent ? <RestoreDefinition dataset={dataset} version={version} /> : undefined}
    >
      <div className="flex flex-col gap-6">
        {before ? (
          <section className="flex flex-col gap-3">
            <SectionHeader title="What it changed" text={`Against version ${before.number}.`} />
            <DiffBlock
              label={`Changes of version ${number}`}
              lines={lineDiff(definitionText(before.definition), text)}
            />
          </section>
        ) : undefined}
        {isCurrent ? undefined : (
          <section className="flex flex-col gap-3">
            <SectionHeader title="What it would change now" text="Against what the dataset reads today." />
            <DiffBlock
              label="Changes against today"
              lines={lineDiff(definitionText(dataset.definition), text)}
            />
          </section>
        )}
        <section className="flex flex-col gap-3">
          <SectionHeader title="What it reads" />
          <CodeBlock language={definition.kind === "query" ? "sql" : "text"} title="Definition" code={text} />
        </section>
      </div>
    </Drawer>
  );
}
