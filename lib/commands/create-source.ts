import type { Actor } from "@/lib/auth/actor";
import type { SourceInput, SourceSaved } from "@/lib/contracts/sources";
import { Problem } from "@/lib/http/problem";
import { sourceView } from "@/lib/queries/sources";
import { sealSecret } from "@/lib/runtime/connection-secret.server";
import { testSettings } from "@/lib/runtime/open-source.server";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { nextId } from "@/lib/store/next-id";
import { insertSource } from "@/lib/store/sources";
import { checkSettings } from "./source-settings";

/** Tries to connect and, when that works or a person insists, stores the source. */
export async function createSource(
  actor: Actor,
  input: SourceInput,
  now: Date,
): Promise<SourceSaved | Problem> {
  const checked = checkSettings(input.type, input.settings, input.secret);
  if (checked instanceof Problem) return checked;
  const { settings, secret } = checked;
  const test = await testSettings(input.type, settings, secret ?? null);
  if (!test.ok && !input.saveUntested) return { source: null, test };

  return database().$transaction(async (tx) => {
    const id = await nextId(tx, "Source");
    const row = await insertSource(
      tx,
      {
        id,
        name: input.name,
        type: input.type,
        settings,
        sealedSecret: secret ? sealSecret("source", id, secret) : null,
        createdById: actor.userId,
        createdByName: actor.name,
      },
      { lastTest: test, lastTestedAt: now },
    );
    await recordAudit(tx, {
      actor,
      action: "source.created",
      subject: `source:${id}`,
      detail: { name: row.name, type: row.type, tested: test.ok },
    });
    return { source: sourceView(row), test };
  });
}
