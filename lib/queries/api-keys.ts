import type { ApiKeyView } from "@/lib/contracts/people";
import { type ApiKey, listApiKeys } from "@/lib/store/api-keys";
import { database } from "@/lib/store/database";

/** The keys of the workspace, newest first; the keys themselves are not among what is told. */
export async function apiKeys(): Promise<ApiKeyView[]> {
  return (await listApiKeys(database())).map(apiKeyView);
}

export function apiKeyView({ id, name, createdAt, lastUsedAt, revokedAt }: ApiKey): ApiKeyView {
  return {
    id,
    name,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
  };
}
