import type { Actor } from "@/lib/auth/actor";
import { notFound, type Problem } from "@/lib/http/problem";
import { revokeApiKey as endApiKey } from "@/lib/store/api-keys";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";

/** Ends a workspace key for good; programs that use it are refused from their next call on. */
export async function revokeApiKey(actor: Actor, id: number, now: Date): Promise<{ ok: true } | Problem> {
  return database().$transaction(async (tx) => {
    const apiKey = await endApiKey(tx, id, now);
    if (!apiKey) return notFound("This API key");
    await recordAudit(tx, {
      actor,
      action: "api_key.revoked",
      subject: `api_key:${id}`,
      detail: { name: apiKey.name },
    });
    return { ok: true };
  });
}
