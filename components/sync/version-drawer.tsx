"use client";

import { useRouter } from "next/navigation";
import { Drawer } from "@/components/ui/drawer";
import { Field } from "@/components/ui/field";
import { SectionHeader } from "@/components/ui/section-header";
import { Select } from "@/components/ui/select";
import { Time } from "@/components/ui/time";
import type { SyncView } from "@/lib/contracts/syncs";
import { type ConfigChange, configChanges } from "@/lib/core/config-changes";
import type { SyncConfig } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";
import { ChangeTable } from "./change-table";
import { RestoreVersion } from "./restore-version";

type VersionDrawerProps = {
  sync: SyncView;
  number: number;
  config: SyncConfig;
  changes: readonly ConfigChange[] | null;
  /** Another version that somebody compares it with; absent: the one in use. */
  against: { number: number; config: SyncConfig } | undefined;
  mayEdit: boolean;
};

/** One version of a configuration: what it changed, and the way back to it. */
export function VersionDrawer({ sync, number, config, changes, against, mayEdit }: VersionDrawerProps) {
  const router = useRouter();
  const object = destinationObject(config.object);
  const saved = sync.versions.find((version) => version.number === number);
  const isCurrent = number === sync.version;
  const sinceThen = configChanges(sync.config, config);
  const others = sync.versions.map((version) => version.number).filter((other) => other !== number);
  const compared = against ?? (isCurrent ? undefined : { number: sync.version, config: sync.config });
  const differences = compared && configChanges(compared.config, config);
  return (
    <Drawer
      open
      width="wide"
      onOpenChange={(open) => {
        if (!open) router.push(`/syncs/${sync.id}/configuration`, { scroll: false });
      }}
      title={`Version ${number}`}
      meta={
        saved ? (
          <>
            Saved <Time value={saved.createdAt} /> by {saved.createdBy}
            {isCurrent ? ", in use now" : ""}
          </>
        ) : undefined
      }
      footer={
        mayEdit && !isCurrent && sinceThen.length > 0 ? (
          <RestoreVersion sync={sync} number={number} config={config} changes={sinceThen} />
        ) : undefined
      }
    >
      <div className="flex flex-col gap-6">
        <section className="flex flex-col gap-3">
          <SectionHeader title="What it changed" />
          {changes === null ? (
            <p className="text-muted">It is the first version: the sync was created with it.</p>
          ) : changes.length === 0 ? (
            <p className="text-muted">Nothing but the order of the mappings.</p>
          ) : (
            <ChangeTable caption={`Changes of version ${number}`} changes={changes} object={object} />
          )}
        </section>
        {others.length === 0 ? undefined : (
          <section className="flex flex-col gap-3">
            <SectionHeader
              title="Compared with another version"
              text={
                compared?.number === sync.version
                  ? "What would be different if this one were in use now."
                  : "What is different in this one."
              }
            />
            <Field label="Version to compare with" hideLabel className="max-w-56">
              <Select
                size="small"
                placeholder="Choose a version"
                value={compared && String(compared.number)}
                onValueChange={(other) =>
                  router.push(`/syncs/${sync.id}/configuration?version=${number}&against=${other}`, {
                    scroll: false,
                  })
                }
                options={others.map((other) => ({
                  value: String(other),
                  label: other === sync.version ? `Version ${other}, in use now` : `Version ${other}`,
                }))}
              />
            </Field>
            {differences === undefined ? undefined : differences.length === 0 ? (
              <p className="text-muted">Nothing: both say the same.</p>
            ) : (
              <ChangeTable
                caption="Changes against the other version"
                changes={differences}
                object={object}
              />
            )}
          </section>
        )}
      </div>
    </Drawer>
  );
}
