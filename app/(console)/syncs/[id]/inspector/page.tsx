import { CallDrawer } from "@/components/call/call-drawer";
import { CallFilters } from "@/components/call/call-filters";
import { CallsTable } from "@/components/call/calls-table";
import { inspectorHref, nameOfCall } from "@/components/call/inspector-href";
import { KeepFresh } from "@/components/run/keep-fresh";
import { isActive } from "@/components/run/run-time";
import { SyncFrame } from "@/components/sync/sync-frame";
import { Pagination } from "@/components/ui/pagination";
import { SectionHeader } from "@/components/ui/section-header";
import { callFilter } from "@/lib/contracts/api-calls";
import { callsPage } from "@/lib/queries/api-calls";
import { loadSync } from "../load-sync";

const recordsAPage = 50;

export async function generateMetadata({ params }: PageProps<"/syncs/[id]/inspector">) {
  return { title: `API Inspector, ${(await loadSync(params)).sync.label}` };
}

export default async function InspectorPage({ params, searchParams }: PageProps<"/syncs/[id]/inspector">) {
  const { sync, may } = await loadSync(params);
  const filter = callFilter.parse(await searchParams);
  const { calls, next } = await callsPage(sync.id, filter, recordsAPage);
  const href = (change: typeof filter) => inspectorHref(sync.id, { ...filter, call: undefined, ...change });
  const [recordId, number] = filter.call?.split(".").map(Number) ?? [];
  const at = calls.findIndex((call) => nameOfCall(call) === filter.call);
  const neighbour = (place: number) => {
    const call = at < 0 ? undefined : calls[place];
    return call && href({ call: nameOfCall(call) });
  };
  return (
    <SyncFrame sync={sync} may={may}>
      <KeepFresh working={sync.lastRun !== null && isActive(sync.lastRun)} />
      <SectionHeader
        title="API Inspector"
        text="Every call that was made for a record, the newest run first. Connection tests are not kept."
      />
      <div className="mt-3">
        <CallFilters syncId={sync.id} filter={filter} />
        <CallsTable
          syncId={sync.id}
          calls={calls}
          filter={filter}
          emptyTitle={
            next === null
              ? filter.show === "failed"
                ? "No call has failed"
                : "No call was made"
              : "None among the records looked through so far"
          }
          emptyText={
            next === null
              ? filter.key
                ? "Nothing was sent for exactly this key. The retention setting removes calls after a while."
                : "Run the sync, and every request to PartnerStack shows here with its answer."
              : "There are older ones: look further."
          }
        />
        <Pagination
          newerHref={filter.after === undefined ? undefined : href({ after: undefined })}
          olderHref={next === null ? undefined : href({ after: next })}
          newerLabel="Newest"
          olderLabel={calls.length === 0 ? "Look further" : "Older"}
        />
      </div>
      {recordId === undefined || number === undefined ? undefined : (
        <CallDrawer
          key={recordId}
          recordId={recordId}
          number={number}
          closeHref={href({})}
          newerHref={neighbour(at - 1)}
          olderHref={neighbour(at + 1)}
        />
      )}
    </SyncFrame>
  );
}
