import type { Metadata } from "next";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { KeyValue } from "@/components/ui/key-value";
import { StatusBadge } from "@/components/ui/status-badge";
import { Time } from "@/components/ui/time";
import { pageActor } from "@/lib/auth/page-actor";
import { formatBytes } from "@/lib/format/format-bytes";
import { about } from "@/lib/queries/about";
import type { WorkerFact } from "@/lib/store/workspace-facts";

export const metadata: Metadata = { title: "About" };

export default async function AboutPage() {
  await pageActor("view");
  const { version, node, database, workers } = await about(new Date());
  return (
    <div className="flex max-w-3xl flex-col gap-6">
      <Card title="This installation">
        <KeyValue
          entries={[
            { label: "Tributary", value: version },
            { label: "Node.js", value: node },
            {
              label: "PostgreSQL",
              value: `${database.version}, ${formatBytes(database.bytes)} in ${database.name}`,
            },
          ]}
        />
      </Card>
      <Card title="Workers" text="They read, compare and send. One is enough." flush>
        <Workers workers={workers} />
      </Card>
    </div>
  );
}

function Workers({ workers }: { workers: WorkerFact[] }) {
  return (
    <>
      {workers.some(({ alive }) => alive) ? undefined : (
        <div className="px-4 pb-4">
          <Alert tone="warning" title="No worker is running">
            Runs wait until there is one. npm start brings one along; npm run worker starts another.
          </Alert>
        </div>
      )}
      <ul className="divide-y">
        {workers.map(({ id, host, startedAt, seenAt, alive }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
            <div className="min-w-0 flex-1 basis-56">
              <p className="truncate font-medium">{host}</p>
              <p className="text-muted text-sm">
                started <Time value={startedAt} />, last seen <Time value={seenAt} />
              </p>
            </div>
            <StatusBadge tone={alive ? "success" : "neutral"}>{alive ? "Running" : "Gone"}</StatusBadge>
          </li>
        ))}
      </ul>
    </>
  );
}
