import { KeepFresh } from "@/components/run/keep-fresh";
import { isActive } from "@/components/run/run-time";
import { RunsTable } from "@/components/run/runs-table";
import { SyncFrame } from "@/components/sync/sync-frame";
import { Pagination } from "@/components/ui/pagination";
import { id as idSchema } from "@/lib/contracts/common";
import { runsPage } from "@/lib/queries/runs";
import { loadSync } from "../load-sync";

const pageSize = 25;

export default async function SyncHistoryPage({ params, searchParams }: PageProps<"/syncs/[id]/history">) {
  const { sync, may } = await loadSync(params);
  const before = idSchema
    .optional()
    .catch(undefined)
    .parse((await searchParams).before);
  const { runs, next } = await runsPage(sync.id, before, pageSize);
  const base = `/syncs/${sync.id}/history`;
  return (
    <SyncFrame sync={sync} may={may}>
      <KeepFresh working={runs.some(isActive)} />
      <RunsTable runs={runs} caption={`Runs of ${sync.label}`} />
      <Pagination
        newerHref={before === undefined ? undefined : base}
        olderHref={next === null ? undefined : `${base}?before=${next}`}
        newerLabel="Newest"
      />
    </SyncFrame>
  );
}
