import { notFound } from "next/navigation";
import { SyncFrame } from "@/components/sync/sync-frame";
import { EditTriggers } from "@/components/trigger/edit-triggers";
import { HookCard } from "@/components/trigger/hook-card";
import { NextRuns } from "@/components/trigger/next-runs";
import { syncNames } from "@/lib/queries/syncs";
import { triggersOf } from "@/lib/queries/triggers";
import { loadSync } from "../load-sync";

export async function generateMetadata({ params }: PageProps<"/syncs/[id]/schedule">) {
  return { title: `Schedule of ${(await loadSync(params)).sync.label}` };
}

export default async function SchedulePage({ params }: PageProps<"/syncs/[id]/schedule">) {
  const { sync, may } = await loadSync(params);
  const [view, names] = await Promise.all([triggersOf(sync.id, new Date()), syncNames()]);
  if (!view) notFound();
  return (
    <SyncFrame sync={sync} may={may}>
      <div className="flex flex-col gap-6">
        {may.edit ? (
          <EditTriggers
            // What was saved is what the form begins with.
            key={JSON.stringify(view.triggers)}
            syncId={sync.id}
            view={view}
            others={names.filter(({ id }) => id !== sync.id)}
            typeToSend={sync.typeToSend}
          />
        ) : (
          <NextRuns preview={view} />
        )}
        <HookCard syncId={sync.id} since={view.hookSince} mayEdit={may.edit} typeToSend={sync.typeToSend} />
      </div>
    </SyncFrame>
  );
}
