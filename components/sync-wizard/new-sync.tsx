"use client";

import { useState } from "react";
import { TriggerFields } from "@/components/trigger/trigger-fields";
import { PageHeader } from "@/components/ui/page-header";
import type { NameOfSync } from "@/lib/contracts/common";
import type { DatasetView } from "@/lib/contracts/datasets";
import type { DestinationView } from "@/lib/contracts/destinations";
import { startsByItself } from "@/lib/core/frequencies";
import { BehaviorCard } from "./behavior-card";
import { blockedBy, isDone, isTouched } from "./card-order";
import { CreateCard } from "./create-card";
import { DestinationCard } from "./destination-card";
import { MappingsCard } from "./mappings-card";
import { SourceCard } from "./source-card";
import { StartOver } from "./start-over";
import { emptyDraft } from "./sync-draft";
import { SyncKeyCard } from "./sync-key-card";
import { useSyncDraft } from "./use-sync-draft";
import { useSyncSetup } from "./use-sync-setup";
import { WizardCard } from "./wizard-card";

type NewSyncProps = {
  datasets: readonly DatasetView[];
  destinations: readonly DestinationView[];
  /** The syncs that this one could follow. */
  others: readonly NameOfSync[];
  /** What the link that led here has chosen already. */
  chosen: { datasetId?: number; destinationId?: number };
};

/** Setting up a sync: seven cards on one page, each of which opens when the one before is done. */
export function NewSync({ datasets, destinations, others, chosen }: NewSyncProps) {
  const [first] = useState(() => emptyDraft(chosen));
  const { draft, change, startOver, discard } = useSyncDraft("tributary.new-sync", first);
  const setup = useSyncSetup(draft, { datasets, destinations });
  const { dataset, destination, object, plan, missing } = setup;

  return (
    <>
      <PageHeader
        title="New sync"
        breadcrumb={[{ label: "Syncs", href: "/syncs" }]}
        meta={
          <>
            Nothing is sent before the sync runs. What you set up here is kept when you reload the page.
            {isTouched(draft) ? (
              <StartOver
                label="Start over"
                said="You started over"
                onStartOver={startOver}
                onUndo={() => change({ type: "replace", draft })}
              />
            ) : undefined}
          </>
        }
      />
      <div className="flex flex-col gap-4">
        <WizardCard number={1} title="Select your source" done={isDone("source", missing)}>
          <SourceCard
            datasets={datasets}
            chosen={dataset}
            onChoose={(datasetId) => change({ type: "choose", datasetId })}
          />
        </WizardCard>
        <WizardCard
          number={2}
          title="Select your destination"
          done={isDone("destination", missing)}
          blocked={blockedBy("destination", missing)}
        >
          <DestinationCard
            destinations={destinations}
            chosen={destination}
            object={draft.object}
            onChoose={(choice) => change({ type: "choose", ...choice })}
          />
        </WizardCard>
        <WizardCard
          number={3}
          title="Select a Sync Behavior"
          done={isDone("behavior", missing)}
          blocked={blockedBy("behavior", missing)}
        >
          {object && plan && dataset ? (
            <BehaviorCard
              object={object}
              plan={plan}
              columns={dataset.columns}
              offersBackfill
              onChange={(next) => change({ type: "plan", change: next })}
            />
          ) : undefined}
        </WizardCard>
        <WizardCard
          number={4}
          title="Select a Sync Key"
          done={isDone("key", missing)}
          blocked={blockedBy("key", missing)}
        >
          {object && plan && dataset ? (
            <SyncKeyCard
              object={object}
              dataset={dataset}
              chosen={plan.syncKey}
              onChoose={(syncKey) => change({ type: "plan", change: { syncKey } })}
            />
          ) : undefined}
        </WizardCard>
        <WizardCard
          number={5}
          title="Set Up PartnerStack Field Mappings"
          text="Where each field gets its value. The right side shows what becomes of it on a row of your data."
          done={isDone("mappings", missing)}
          blocked={blockedBy("mappings", missing)}
          flush
        >
          <MappingsCard setup={setup} draft={draft} change={change} />
        </WizardCard>
        <WizardCard
          number={6}
          title="Set a schedule"
          text="Optional: what starts it by itself. It can be set and changed at any time."
          done={blockedBy("create", missing) === undefined && startsByItself(draft.triggers)}
          blocked={blockedBy("create", missing)}
        >
          <TriggerFields
            triggers={draft.triggers}
            onChange={(triggers) => change({ type: "trigger", triggers })}
            others={others}
          />
        </WizardCard>
        <WizardCard
          number={7}
          title="Name, test and create"
          done={false}
          blocked={blockedBy("create", missing)}
        >
          <CreateCard
            setup={setup}
            triggers={draft.triggers}
            label={draft.label}
            onName={(label) => change({ type: "name", label })}
            onCreated={discard}
          />
        </WizardCard>
      </div>
    </>
  );
}
