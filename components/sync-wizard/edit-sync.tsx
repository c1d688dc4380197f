"use client";

import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { ModeBadge } from "@/components/destination/mode-badge";
import { PageHeader } from "@/components/ui/page-header";
import type { DatasetView } from "@/lib/contracts/datasets";
import type { DestinationView } from "@/lib/contracts/destinations";
import type { SyncView } from "@/lib/contracts/syncs";
import { BehaviorCard } from "./behavior-card";
import { blockedBy, isDone } from "./card-order";
import { MappingsCard } from "./mappings-card";
import { SaveCard } from "./save-card";
import { StartOver } from "./start-over";
import { draftOfSync } from "./sync-draft";
import { SyncKeyCard } from "./sync-key-card";
import { useSyncDraft } from "./use-sync-draft";
import { useSyncSetup } from "./use-sync-setup";
import { WizardCard } from "./wizard-card";

type EditSyncProps = {
  sync: SyncView;
  dataset: DatasetView;
  destination: DestinationView;
};

/** The cards of a sync that exists. What it ties together is shown and stays as it is. */
export function EditSync({ sync, dataset, destination }: EditSyncProps) {
  const [saved] = useState(() => draftOfSync(sync));
  const { draft, change, startOver, discard } = useSyncDraft(
    `tributary.sync-${sync.id}-version-${sync.version}`,
    saved,
  );
  const setup = useSyncSetup(draft, { datasets: [dataset], destinations: [destination], syncId: sync.id });
  const { object, plan, missing } = setup;
  if (!object || !plan) return undefined;

  return (
    <>
      <PageHeader
        title="Edit configuration"
        breadcrumb={[
          { label: "Syncs", href: "/syncs" },
          { label: sync.label, href: `/syncs/${sync.id}` },
        ]}
        meta={
          <>
            Version {sync.version} of the configuration. What you save is version {sync.version + 1}, and the
            next run goes by it.
            {draft !== saved ? (
              <>
                {" "}
                Your changes are not saved yet.{" "}
                <StartOver
                  label="Discard changes"
                  said="Your changes were discarded"
                  onStartOver={startOver}
                  onUndo={() => change({ type: "replace", draft })}
                />
              </>
            ) : undefined}
          </>
        }
      />
      <div className="flex flex-col gap-4">
        <WizardCard
          number={1}
          title="Source and destination"
          text="They belong to the sync for good, because its records are remembered by them. For others create another sync."
          done
        >
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span>
              {dataset.source.name} · {dataset.name}
            </span>
            <ArrowRight aria-label="to" className="size-4 text-muted" />
            <span>
              {destination.name} · {object.label}
            </span>
            <ModeBadge mode={destination.mode} type={destination.type} />
          </p>
        </WizardCard>
        <WizardCard number={2} title="Select a Sync Behavior" done={isDone("behavior", missing)}>
          <BehaviorCard
            object={object}
            plan={plan}
            columns={dataset.columns}
            offersBackfill={false}
            onChange={(next) => change({ type: "plan", change: next })}
          />
        </WizardCard>
        <WizardCard
          number={3}
          title="Select a Sync Key"
          done={isDone("key", missing)}
          blocked={blockedBy("key", missing)}
        >
          <SyncKeyCard
            object={object}
            dataset={dataset}
            chosen={plan.syncKey}
            saved={sync.config.syncKey}
            onChoose={(syncKey) => change({ type: "plan", change: { syncKey } })}
          />
        </WizardCard>
        <WizardCard
          number={4}
          title="Set Up PartnerStack Field Mappings"
          done={isDone("mappings", missing)}
          blocked={blockedBy("mappings", missing)}
          flush
        >
          <MappingsCard setup={setup} draft={draft} change={change} />
        </WizardCard>
        <WizardCard number={5} title="Name and save" done={false} blocked={blockedBy("create", missing)}>
          <SaveCard
            sync={sync}
            config={setup.config}
            label={draft.label ?? sync.label}
            onName={(label) => change({ type: "name", label })}
            onLeave={discard}
          />
        </WizardCard>
      </div>
    </>
  );
}
