"use client";

import { useRouter } from "next/navigation";
import { Drawer } from "@/components/ui/drawer";
import { SectionHeader } from "@/components/ui/section-header";
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
  mayEdit: boolean;
};

/** One version of a configuration: what it changed, and the way back to it. */
export function VersionDrawer({ sync, number, config, changes, mayEdit }: VersionDrawerProps) {
  const router = useRouter();
  const object = destinationObject(config.object);
  const saved = sync.versions.find((version) => version.number === number);
  const isCurrent = number === sync.version;
  const sinceThen = configChanges(sync.config, config);
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
        {isCurrent ? undefined : (
          <section className="flex flex-col gap-3">
            <SectionHeader title="What it would change now" text={`Against version ${sync.version}.`} />
            {sinceThen.length === 0 ? (
              <p className="text-muted">Nothing: the version in use now says the same.</p>
            ) : (
              <ChangeTable caption="Changes against today" changes={sinceThen} object={object} />
            )}
          </section>
        )}
      </div>
    </Drawer>
  );
}
