import { notFound } from "next/navigation";
import { z } from "zod";
import { ModeBadge } from "@/components/destination/mode-badge";
import { KnownRecord } from "@/components/record/known-record";
import { RecordActs } from "@/components/record/record-acts";
import { RecordDrawer } from "@/components/record/record-drawer";
import { RemoteRecord } from "@/components/record/remote-record";
import { timelineHref } from "@/components/record/timeline-href";
import { TimelineTable } from "@/components/record/timeline-table";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { SectionHeader } from "@/components/ui/section-header";
import { pageActor } from "@/lib/auth/page-actor";
import { may } from "@/lib/auth/permissions";
import { id, recordId } from "@/lib/contracts/common";
import { recordPlace } from "@/lib/contracts/record-page";
import { destinationObject } from "@/lib/destinations/catalog";
import { recordPage } from "@/lib/queries/record-page";

const pageSize = 25;
const queryOf = z.object({
  destination: id,
  object: recordPlace.shape.object,
  key: recordPlace.shape.key,
  before: recordId.optional().catch(undefined),
  record: recordId.optional().catch(undefined),
});

export async function generateMetadata({ searchParams }: PageProps<"/records/timeline">) {
  const query = queryOf.safeParse(await searchParams);
  return { title: query.success ? query.data.key : "Record" };
}

export default async function TimelinePage({ searchParams }: PageProps<"/records/timeline">) {
  const { role } = await pageActor("view");
  const query = queryOf.safeParse(await searchParams);
  if (!query.success) notFound();
  const { destination: destinationId, object: name, key, before, record: openId } = query.data;
  const place = { destinationId, object: name, key };
  const page = await recordPage(place, before, pageSize);
  if (!page) notFound();
  const object = destinationObject(name);
  const href = (change: { before?: number | undefined; record?: number | undefined }) =>
    timelineHref({ ...place, before, ...change });
  return (
    <RecordActs>
      <PageHeader
        title={`${object.label} ${key}`}
        breadcrumb={[{ label: "Records", href: `/records?key=${encodeURIComponent(key)}` }]}
        status={<ModeBadge mode={page.destination.mode} type={page.destination.type} />}
        meta={`On ${page.destination.name}. Everything that Tributary knows of it, and what PartnerStack holds now.`}
      />
      <div className="flex flex-col gap-6">
        <KnownRecord known={page.known} />
        <RemoteRecord place={place} atOnce={object.kind === "record"} mayLook={may(role, "records.look")} />
        <section className="flex flex-col gap-3">
          <SectionHeader title="Timeline" text="Every run that touched it, newest first." />
          <TimelineTable records={page.records} openId={openId} hrefOf={(record) => href({ record })} />
          <Pagination
            newerHref={before === undefined ? undefined : href({ before: undefined })}
            olderHref={page.next === null ? undefined : href({ before: page.next })}
            newerLabel="Newest"
          />
        </section>
      </div>
      {openId === undefined ? undefined : (
        <RecordDrawer key={openId} recordId={openId} role={role} closeHref={href({})} />
      )}
    </RecordActs>
  );
}
