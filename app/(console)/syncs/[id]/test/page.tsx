import { ModeBadge } from "@/components/destination/mode-badge";
import { wayOf } from "@/components/sync/way-of";
import { RowFinder } from "@/components/test-row/row-finder";
import { RowRequests } from "@/components/test-row/row-requests";
import { RowValues } from "@/components/test-row/row-values";
import { RowVerdict } from "@/components/test-row/row-verdict";
import { SendRow } from "@/components/test-row/send-row";
import { PageHeader } from "@/components/ui/page-header";
import { SectionHeader } from "@/components/ui/section-header";
import { may } from "@/lib/auth/permissions";
import { rowQuery } from "@/lib/contracts/syncs";
import { destinationObject } from "@/lib/destinations/catalog";
import { rowPreview } from "@/lib/queries/row-preview";
import { loadSync } from "../load-sync";

export async function generateMetadata({ params }: PageProps<"/syncs/[id]/test">) {
  return { title: `Test ${(await loadSync(params)).sync.label}` };
}

export default async function TestRowPage({ params, searchParams }: PageProps<"/syncs/[id]/test">) {
  const { sync, role } = await loadSync(params);
  const query = rowQuery.parse(await searchParams);
  const preview = await rowPreview(sync, query, new Date());
  const object = destinationObject(sync.config.object);
  const { externalKey, issues, known, row, requests, values } = preview;
  return (
    <>
      <PageHeader
        title="Test one row"
        breadcrumb={[
          { label: "Syncs", href: "/syncs" },
          { label: sync.label, href: `/syncs/${sync.id}` },
        ]}
        status={<ModeBadge mode={sync.destination.mode} type={sync.destination.type} />}
        meta={wayOf(sync)}
        actions={
          externalKey !== null && may(role, "sync_test.send") ? (
            <SendRow
              key={externalKey}
              syncId={sync.id}
              externalKey={externalKey}
              typeToSend={sync.typeToSend}
              disabled={issues.length > 0 || known?.sends === false || !sync.enabled}
            />
          ) : undefined
        }
      />
      <div className="flex flex-col gap-6">
        <div>
          <RowFinder syncId={sync.id} keyLabel={object.syncKeyLabel} query={query} preview={preview} />
          <RowVerdict preview={preview} />
        </div>
        {row ? (
          <>
            <section className="flex flex-col gap-3">
              <SectionHeader
                title={externalKey === null ? "A row without a key" : `${object.label} ${externalKey}`}
                text="Nothing is sent by looking. Send this record takes the way of every run: what was sent once is not sent again."
              />
              <RowValues object={object} values={values} />
            </section>
            <section className="flex flex-col gap-3">
              <SectionHeader title="The request that would be sent" />
              <RowRequests requests={requests} />
            </section>
          </>
        ) : undefined}
      </div>
    </>
  );
}
