import { Play } from "lucide-react";
import { IssueGroups } from "@/components/run/issue-groups";
import { RunSummary } from "@/components/run/run-summary";
import { RunsChart } from "@/components/run/runs-chart";
import { SyncFrame } from "@/components/sync/sync-frame";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { runDetail, runsPage } from "@/lib/queries/runs";
import { loadSync } from "./load-sync";

const chartedRuns = 30;

export async function generateMetadata({ params }: PageProps<"/syncs/[id]">) {
  return { title: (await loadSync(params)).sync.label };
}

export default async function SyncOverviewPage({ params }: PageProps<"/syncs/[id]">) {
  const { sync, may } = await loadSync(params);
  const { runs } = await runsPage(sync.id, undefined, chartedRuns);
  const [newest] = runs;
  const detail = newest ? await runDetail(newest.id) : null;
  return (
    <SyncFrame sync={sync} may={may}>
      {detail ? (
        <div className="flex flex-col gap-6">
          <RunSummary key={detail.run.id} detail={detail} linked />
          <IssueGroups detail={detail} />
          {runs.length > 1 ? <RunsChart runs={runs} /> : undefined}
        </div>
      ) : (
        <Card flush>
          <EmptyState
            icon={Play}
            title="This sync has not run yet"
            text="Run now reads the dataset, sends what PartnerStack does not have, and shows every record here."
          />
        </Card>
      )}
    </SyncFrame>
  );
}
