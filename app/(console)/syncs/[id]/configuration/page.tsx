import { behaviorLabels } from "@/components/sync/behavior-labels";
import { GuardsCard } from "@/components/sync/guards-card";
import { MappingTable } from "@/components/sync/mapping-table";
import { SyncFrame } from "@/components/sync/sync-frame";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { KeyValue } from "@/components/ui/key-value";
import { SectionHeader } from "@/components/ui/section-header";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { defaultOverlapMinutes, type SyncConfig } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";
import { formatNumber } from "@/lib/format/format-number";
import { loadSync } from "../load-sync";

export default async function SyncConfigurationPage({ params }: PageProps<"/syncs/[id]/configuration">) {
  const { sync, may } = await loadSync(params);
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
            text="A run is pinned to the version that was current when it was asked for."
          />
          <DataTable
            caption="Versions of the configuration"
            rows={sync.versions}
            rowKey={(version) => String(version.number)}
            columns={[
              { key: "number", header: "Version", cell: (version) => `Version ${version.number}` },
              { key: "by", header: "By", narrow: "detail", cell: (version) => version.createdBy },
              {
                key: "at",
                header: "Saved",
                align: "end",
                narrow: "aside",
                cell: (version) => <Time value={version.createdAt} />,
              },
            ]}
          />
        </section>
      </div>
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
