import { Play } from "lucide-react";
import { RecordActs } from "@/components/record/record-acts";
import { IssueGroups } from "@/components/run/issue-groups";
import { RunSummary } from "@/components/run/run-summary";
import { RunsChart } from "@/components/run/runs-chart";
import { SyncFrame } from "@/components/sync/sync-frame";
import { ScheduleCard } from "@/components/trigger/schedule-card";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { runDetail, runsPage } from "@/lib/queries/runs";
import { triggersOf } from "@/lib/queries/triggers";
import { loadSync } from "./load-sync";

const chartedRuns = 30;

export async function generateMetadata({ params }: PageProps<"/syncs/[id]">) {
  return { title: (await loadSync(params)).sync.label };
}

export default async function SyncOverviewPage({ params }: PageProps<"/syncs/[id]">) {
  const { sync, may, role } = await loadSync(params);
  const { runs } = await runsPage(sync.id, undefined, chartedRuns);
  const [newest] = runs;
  const held = runs.find((run) => run.held);
  const [detail, triggers] = await Promise.all([
    newest ? runDetail(newest.id) : null,
    triggersOf(sync.id, new Date()),
  ]);
  const schedule = triggers ? (
    <ScheduleCard syncId={sync.id} view={triggers} enabled={sync.enabled} />
  ) : undefined;
  return (
    <SyncFrame sync={sync} may={may}>
      {detail ? (
        <div className="flex flex-col gap-6">
          {held && held.id !== detail.run.id ? (
            <Alert
              tone="held"
              title={`Run ${held.id} is held by its guard rails`}
              action={<LinkButton href={`/runs/${held.id}`}>Look and release</LinkButton>}
            >
              No other run of this sync starts until it is released or canceled. A dry run does.
            </Alert>
          ) : undefined}
          <RunSummary key={detail.run.id} detail={detail} linked />
          <RecordActs>
            <IssueGroups detail={detail} role={role} object={sync.object} />
          </RecordActs>
          {schedule}
          {runs.filter(({ dryRun }) => !dryRun).length > 1 ? <RunsChart runs={runs} /> : undefined}
        </div>
      ) : (
        <div className="flex flex-col gap-6">
          <Card flush>
            <EmptyState
              icon={Play}
              title="This sync has not run yet"
              text="Start dry run shows what would be sent, and sends nothing. Run now sends what PartnerStack does not have, and shows every record here."
            />
          </Card>
          {schedule}
        </div>
      )}
    </SyncFrame>
  );
}
