import type { Actor } from "@/lib/auth/actor";
import { apiKeySeal, apiTokenHash, newApiToken, shownApiToken } from "@/lib/auth/api-token";
import { seal } from "@/lib/settings/crypto";
import { createApiKey as insertApiKey } from "@/lib/store/api-keys";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";

/** Makes a workspace key. `token` is the only time that it is shown to a person. */
export async function createApiKey(actor: Actor, name: string) {
  const token = newApiToken();
  const tokenHash = apiTokenHash(token);
  return database().$transaction(async (tx) => {
    const apiKey = await insertApiKey(tx, { name, tokenHash, sealed: seal(token, apiKeySeal(tokenHash)) });
    await recordAudit(tx, {
      actor,
      action: "api_key.created",
      subject: `api_key:${apiKey.id}`,
      detail: { name },
    });
    return { apiKey, token: shownApiToken(token) };
  });
}
