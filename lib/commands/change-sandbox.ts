import type { Actor } from "@/lib/auth/actor";
import type { SandboxSwitch } from "@/lib/contracts/sandbox";
import type { Json, JsonObject } from "@/lib/core/json";
import { patchedSwitches } from "@/lib/destinations/partnerstack/sandbox/change-switches";
import type { SandboxClient } from "@/lib/destinations/partnerstack/sandbox/sandbox-client.server";
import type { SwitchesPatch } from "@/lib/destinations/partnerstack/sandbox/switches";
import { invalid, notFound, Problem } from "@/lib/http/problem";
import { patchOf, switchViews } from "@/lib/queries/sandbox-switches";
import { askSandbox } from "@/lib/runtime/open-sandbox.server";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { findDestination } from "@/lib/store/destinations";

/** Sets switches of the sandbox behind a destination, by their names; gives all of them as they are then. */
export async function setSandboxSwitches(
  actor: Actor,
  id: number,
  values: Record<string, Json>,
): Promise<{ switches: SandboxSwitch[] } | Problem> {
  const patch = patchOf(values);
  const changed = await asked(id, async (client) => {
    const possible = patchedSwitches(await client.switches(), patch);
    if ("error" in possible) return invalid({ values: possible.error });
    return switchViews(await client.setSwitches(patch as SwitchesPatch));
  });
  if (changed instanceof Problem) return changed;
  await audit(actor, id, "sandbox.switched", values);
  return { switches: changed };
}

/**
 * Empties the sandbox account behind a destination and keeps its switches. The ledger of the destination is never
 * touched: what was sent is still taken for sent.
 */
export async function resetSandbox(actor: Actor, id: number): Promise<{ ok: true } | Problem> {
  const emptied = await asked(id, async (client) => {
    const { customers, transactions } = await client.summary();
    await client.reset({ keepSwitches: true });
    return { customers: customers.total, transactions: transactions.total };
  });
  if (emptied instanceof Problem) return emptied;
  await audit(actor, id, "sandbox.reset", emptied);
  return { ok: true };
}

async function asked<T>(
  id: number,
  ask: (client: SandboxClient) => Promise<T | Problem>,
): Promise<T | Problem> {
  const row = await findDestination(id);
  if (row?.type !== "partnerstack_sandbox") return notFound("This sandbox");
  const answer = await askSandbox(row, ask);
  if (answer.ok) return answer.value;
  return new Problem({ status: 502, code: "sandbox_away", message: answer.message, hint: answer.hint });
}

function audit(actor: Actor, id: number, action: string, detail: JsonObject): Promise<void> {
  return recordAudit(database(), { actor, action, subject: `destination:${id}`, detail });
}
