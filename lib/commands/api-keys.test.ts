import { describe, expect, it } from "vitest";
import { apiKeySeal, plainApiToken } from "@/lib/auth/api-token";
import { apiKeys } from "@/lib/queries/api-keys";
import { open } from "@/lib/settings/crypto";
import { database } from "@/lib/store/database";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { createApiKey } from "./create-api-key";
import { revokeApiKey } from "./revoke-api-key";

useTestDatabase();

const now = new Date("2026-11-23T10:00:00Z");

describe("API keys", () => {
  it("are kept as a hash and sealed, and are nowhere to be read afterwards", async () => {
    const { apiKey, token } = await createApiKey(testActor(), "Airflow");
    const plain = plainApiToken(token);
    const row = await database().apiKey.findUniqueOrThrow({ where: { id: apiKey.id } });
    expect(JSON.stringify(row)).not.toContain(plain);
    expect(open(row.sealed, apiKeySeal(row.tokenHash))).toBe(plain);
    expect(JSON.stringify(await apiKeys())).not.toContain(plain);
    expect(JSON.stringify(await database().auditEvent.findMany({ omit: { id: true } }))).not.toContain(plain);
  });

  it("are revoked once, stay in the list, and both are written down", async () => {
    const { apiKey } = await createApiKey(testActor({ name: "Olive" }), "Terraform");
    expect(await revokeApiKey(testActor({ name: "Olive" }), apiKey.id, now)).toEqual({ ok: true });
    expect(await revokeApiKey(testActor(), apiKey.id, now)).toMatchObject({ status: 404 });
    expect(await apiKeys()).toContainEqual(
      expect.objectContaining({ name: "Terraform", revokedAt: now.toISOString() }),
    );
    const lines = await database().auditEvent.findMany({
      where: { subject: `api_key:${apiKey.id}` },
      orderBy: { id: "asc" },
    });
    expect(lines.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      "Olive api_key.created",
      "Olive api_key.revoked",
    ]);
  });
});
