import type { ReactNode } from "react";
import { ModeBadge } from "@/components/destination/mode-badge";
import { LinkButton } from "@/components/ui/link-button";
import { LinkTabs } from "@/components/ui/link-tabs";
import { PageHeader } from "@/components/ui/page-header";
import { StatusBadge } from "@/components/ui/status-badge";
import type { SyncView } from "@/lib/contracts/syncs";
import { EnableSwitch } from "./enable-switch";
import { RunButtons } from "./run-buttons";
import { SyncPageMenu } from "./sync-page-menu";
import { wayOf } from "./way-of";

type SyncFrameProps = {
  sync: SyncView;
  may: { edit: boolean; run: boolean; cancel: boolean };
  children: ReactNode;
};

/** What all tabs of a sync share: its header, what may be done with it, and the tabs. */
export function SyncFrame({ sync, may, children }: SyncFrameProps) {
  const base = `/syncs/${sync.id}`;
  const { destination } = sync;
  return (
    <>
      <PageHeader
        title={sync.label}
        breadcrumb={[{ label: "Syncs", href: "/syncs" }]}
        status={
          <>
            <ModeBadge mode={destination.mode} type={destination.type} />
            {may.edit ? (
              <EnableSwitch syncId={sync.id} enabled={sync.enabled} />
            ) : (
              <StatusBadge tone="neutral">{sync.enabled ? "Enabled" : "Off"}</StatusBadge>
            )}
          </>
        }
        meta={
          <>
            {wayOf(sync)}
            {sync.enabled ? undefined : (
              <span id="sync-is-off" className="block text-sm text-warning">
                Switched off: no run starts until you enable it.
              </span>
            )}
          </>
        }
        actions={
          <>
            {may.edit ? <LinkButton href={`${base}/edit`}>Edit</LinkButton> : undefined}
            <RunButtons
              syncId={sync.id}
              enabled={sync.enabled}
              mayRun={may.run}
              mayCancel={may.cancel}
              lastRun={sync.lastRun}
              typeToSend={sync.typeToSend}
            />
            {may.edit ? <SyncPageMenu sync={sync} /> : undefined}
          </>
        }
        tabs={
          <LinkTabs
            label="Parts of the sync"
            tabs={[
              { href: base, label: "Overview", exact: true },
              { href: `${base}/configuration`, label: "Configuration" },
              { href: `${base}/schedule`, label: "Schedule" },
              { href: `${base}/history`, label: "Sync History" },
              { href: `${base}/activity`, label: "Activity" },
              { href: `${base}/inspector`, label: "API Inspector" },
            ]}
          />
        }
      />
      {children}
    </>
  );
}
