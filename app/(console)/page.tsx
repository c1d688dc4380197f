import { CircleCheck } from "lucide-react";
import { AttentionList } from "@/components/home/attention-list";
import { ConnectionSyncs } from "@/components/home/connection-syncs";
import { FirstSteps } from "@/components/home/first-steps";
import { HomeFilters } from "@/components/home/home-filters";
import { OutcomesChart } from "@/components/home/outcomes-chart";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { SectionHeader } from "@/components/ui/section-header";
import { Stat, StatRow } from "@/components/ui/stat";
import { pageActor } from "@/lib/auth/page-actor";
import { homeQuery } from "@/lib/contracts/home";
import { formatNumber } from "@/lib/format/format-number";
import { home } from "@/lib/queries/home";

export const metadata = { title: "Home" };

export default async function HomePage({ searchParams }: PageProps<"/">) {
  await pageActor("view");
  const query = homeQuery.parse(await searchParams);
  const { setUp, attention, days, money, connections } = await home(query);
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
        <Card title="Records synced" text="By day (UTC). Amounts leave out the sandbox.">
          <div className="flex flex-col gap-5">
            <HomeFilters query={query} />
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
          {connections.map((connection) => (
            <ConnectionSyncs key={connection.id} connection={connection} />
          ))}
        </section>
      </div>
    </>
  );
}
