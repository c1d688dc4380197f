import { ModeBadge } from "@/components/destination/mode-badge";
import { RunStatus } from "@/components/run/run-status";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { LinkButton } from "@/components/ui/link-button";
import { Time } from "@/components/ui/time";
import type { ConnectedSync, HomeView } from "@/lib/contracts/home";
import { formatNumber } from "@/lib/format/format-number";

/** One destination with every sync that sends to it, and how the newest run of each went. */
export function ConnectionSyncs({ connection }: { connection: HomeView["connections"][number] }) {
  const { name, mode, type, syncs } = connection;
  return (
    <Card
      flush
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          {name}
          <ModeBadge mode={mode} type={type} />
        </span>
      }
      actions={
        syncs.length === 0 ? (
          <LinkButton href="/syncs/new" size="small">
            Create a sync
          </LinkButton>
        ) : undefined
      }
    >
      {syncs.length === 0 ? (
        <p className="px-4 pb-4 text-muted">No sync sends to it yet.</p>
      ) : (
        <DataTable
          bare
          caption={`Syncs to ${name}`}
          rows={syncs}
          rowKey={({ id }) => String(id)}
          target={({ id }) => ({ href: `/syncs/${id}` })}
          columns={columns}
        />
      )}
    </Card>
  );
}

const columns = [
  {
    key: "label",
    header: "Sync",
    wrap: true,
    cell: ({ label, enabled }: ConnectedSync) => (
      <span className="flex flex-wrap items-center gap-x-2">
        {label}
        {enabled ? undefined : <Badge>Off</Badge>}
      </span>
    ),
  },
  {
    key: "object",
    header: "Object",
    narrow: "hidden" as const,
    cell: ({ objectLabel }: ConnectedSync) => objectLabel,
  },
  {
    key: "status",
    header: "Last run",
    narrow: "aside" as const,
    cell: ({ lastRun }: ConnectedSync) =>
      lastRun ? <RunStatus run={lastRun} /> : <span className="text-muted">Not run yet</span>,
  },
  {
    key: "sent",
    header: "Sent",
    align: "end" as const,
    cell: ({ lastRun }: ConnectedSync) => lastRun && formatNumber(lastRun.success),
  },
  {
    key: "when",
    header: "When",
    align: "end" as const,
    narrow: "detail" as const,
    cell: ({ lastRun }: ConnectedSync) => lastRun && <Time value={lastRun.at} />,
  },
];
