import type { Actor } from "@/lib/auth/actor";
import type { SyncInput, SyncView } from "@/lib/contracts/syncs";
import { destinationObject } from "@/lib/destinations/catalog";
import { invalid, notFound, Problem } from "@/lib/http/problem";
import { findSync } from "@/lib/queries/sync";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { findConnections, insertSync } from "@/lib/store/syncs";
import { configProblem } from "./config-problem";

/**
 * Creates a sync with version 1 of its configuration. A configuration that a run would refuse is refused here, with a
 * sentence at each place. Nothing is sent before somebody runs it.
 */
export async function createSync(actor: Actor, input: SyncInput): Promise<SyncView | Problem> {
  const { label, datasetId, destinationId, config } = input;
  const created = await database().$transaction(async (tx) => {
    const found = await findConnections(tx, input);
    if (!found.columns)
      return invalid({ datasetId: "This dataset does not exist any more. Choose another one." });
    if (!found.destination) {
      return invalid({ destinationId: "This destination does not exist any more. Choose another one." });
    }
    const refused = configProblem(config, found.columns);
    if (refused) return refused;

    const skipPending = destinationObject(config.object).kind === "event" && config.backfill === "skip";
    const { object } = config;
    const id = await insertSync(tx, {
      label,
      datasetId,
      destinationId,
      object,
      skipPending,
      config,
      createdByName: actor.name,
    });
    await recordAudit(tx, {
      actor,
      action: "sync.created",
      subject: `sync:${id}`,
      detail: { label, object, behavior: config.behavior },
    });
    return id;
  });
  if (created instanceof Problem) return created;
  return (await findSync(created)) ?? notFound("This sync");
}
