import { z } from "zod";
import { behaviorLabels } from "@/components/sync/behavior-labels";
import { GuardsCard } from "@/components/sync/guards-card";
import { MappingTable } from "@/components/sync/mapping-table";
import { SyncFrame } from "@/components/sync/sync-frame";
import { VersionDrawer } from "@/components/sync/version-drawer";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { KeyValue } from "@/components/ui/key-value";
import { SectionHeader } from "@/components/ui/section-header";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { defaultOverlapMinutes, type SyncConfig } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";
import { formatNumber } from "@/lib/format/format-number";
import { syncVersion, versionConfig } from "@/lib/queries/sync-version";
import { loadSync } from "../load-sync";

const shownVersion = z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined);

export default async function SyncConfigurationPage({
  params,
  searchParams,
}: PageProps<"/syncs/[id]/configuration">) {
  const { sync, may } = await loadSync(params);
  const query = await searchParams;
  const number = shownVersion.parse(query.version);
  const version = number === undefined ? null : await syncVersion(sync.id, number);
  const againstNumber = shownVersion.parse(query.against);
  const against = againstNumber === undefined ? null : await versionConfig(sync.id, againstNumber);
  const object = destinationObject(sync.config.object);
  return (
    <SyncFrame sync={sync} may={may}>
      <div className="flex flex-col gap-6">
        <Card>
          <KeyValue
            entries={[
              {
                label: "Dataset",
                value: <TextLink href={`/datasets/${sync.dataset.id}`}>{sync.dataset.name}</TextLink>,
              },
              { label: "Destination", value: sync.destination.name },
              { label: "Object", value: object.label },
              { label: "Behavior", value: behaviorLabels[sync.config.behavior] },
              { label: object.syncKeyLabel, value: <span className="font-mono">{sync.config.syncKey}</span> },
              ...(object.kind === "event"
                ? [
                    {
                      label: "First run",
                      value: sync.config.backfill === "all" ? "Backfill All Records" : "Skip Current Records",
                    },
                    { label: "Rows read", value: rowsRead(sync.config) },
                  ]
                : []),
              {
                label: "Attempts",
                value: `${sync.attemptsLimit} over all runs, then a record waits for a person`,
              },
            ]}
          />
        </Card>
        <GuardsCard sync={sync} mayEdit={may.edit} />
        <section className="flex flex-col gap-3">
          <SectionHeader title="PartnerStack field mappings" />
          <MappingTable config={sync.config} />
        </section>
        <section className="flex flex-col gap-3">
          <SectionHeader
            title="Versions"
            text="Open one to see what it changed. A run is pinned to the version that was current when it was asked for."
          />
          <DataTable
            caption="Versions of the configuration"
            rows={sync.versions}
            rowKey={(row) => String(row.number)}
            currentKey={version ? String(version.number) : undefined}
            target={(row) => ({
              href: `/syncs/${sync.id}/configuration?version=${row.number}`,
              keepScroll: true,
            })}
            columns={[
              { key: "number", header: "Version", cell: (row) => `Version ${row.number}` },
              { key: "by", header: "By", narrow: "detail", cell: (row) => row.createdBy },
              {
                key: "at",
                header: "Saved",
                align: "end",
                narrow: "aside",
                cell: (row) => <Time value={row.createdAt} />,
              },
            ]}
          />
        </section>
      </div>
      {version ? (
        <VersionDrawer
          key={version.number}
          sync={sync}
          {...version}
          against={
            against && againstNumber !== undefined ? { number: againstNumber, config: against } : undefined
          }
          mayEdit={may.edit}
        />
      ) : undefined}
    </SyncFrame>
  );
}

function rowsRead({ timestampColumn, overlapMinutes = defaultOverlapMinutes }: SyncConfig) {
  if (timestampColumn === undefined) return "All rows in every run";
  return (
    <>
      New rows by <span className="font-mono">{timestampColumn}</span>, and again the{" "}
      {formatNumber(overlapMinutes)} minutes before them
    </>
  );
}
