import { CircleCheck } from "lucide-react";
import { ModeBadge } from "@/components/destination/mode-badge";
import { AttentionList } from "@/components/home/attention-list";
import { FirstSteps } from "@/components/home/first-steps";
import { OutcomesChart } from "@/components/home/outcomes-chart";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { PageHeader } from "@/components/ui/page-header";
import { SectionHeader } from "@/components/ui/section-header";
import { Stat, StatRow } from "@/components/ui/stat";
import { Time } from "@/components/ui/time";
import { pageActor } from "@/lib/auth/page-actor";
import { formatNumber } from "@/lib/format/format-number";
import { home } from "@/lib/queries/home";

export const metadata = { title: "Home" };

export default async function HomePage() {
  await pageActor("view");
  const { setUp, attention, days, money, connections } = await home();
  const sent = days.reduce((sum, day) => sum + day.success, 0);
  if (!(setUp.source && setUp.destination && setUp.sync && setUp.run)) {
    return (
      <>
        <PageHeader title="Home" meta="Four steps to your first records in PartnerStack." />
        <div className="flex flex-col gap-6">
          {attention.length > 0 ? <AttentionList attention={attention} /> : undefined}
          <FirstSteps done={setUp} />
        </div>
      </>
    );
  }
  return (
    <>
      <PageHeader title="Home" meta="What needs attention, and what was sent." />
      <div className="flex flex-col gap-6">
        {attention.length > 0 ? (
          <AttentionList attention={attention} />
        ) : (
          <Card>
            <p className="flex items-center gap-2">
              <CircleCheck aria-hidden="true" className="size-4 text-success" />
              Nothing needs attention.
            </p>
          </Card>
        )}
        <Card title="Records synced" text="By day (UTC), the last 30 days. Amounts leave out the sandbox.">
          <div className="flex flex-col gap-5">
            <StatRow>
              <Stat label="Success" value={formatNumber(sent)} />
              {money.map(({ currency, shown }) => (
                <Stat key={currency} label={`Sent in ${currency}`} value={shown} />
              ))}
            </StatRow>
            <OutcomesChart days={days} />
          </div>
        </Card>
        <section className="flex flex-col gap-3">
          <SectionHeader title="Syncs by connection" />
          <DataTable
            caption="Syncs by connection"
            rows={connections}
            rowKey={(connection) => String(connection.id)}
            target={() => ({ href: "/destinations" })}
            columns={[
              { key: "name", header: "Destination", cell: (connection) => connection.name },
              {
                key: "mode",
                header: "Mode",
                narrow: "aside",
                cell: (connection) => <ModeBadge mode={connection.mode} type={connection.type} />,
              },
              { key: "syncs", header: "Syncs", align: "end", cell: (connection) => connection.syncs },
              {
                key: "last",
                header: "Last run",
                align: "end",
                narrow: "detail",
                cell: (connection) => <Time value={connection.lastRunAt} />,
              },
            ]}
          />
        </section>
      </div>
    </>
  );
}
