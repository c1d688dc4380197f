import type { Actor } from "@/lib/auth/actor";
import type { SourceEdit, SourceSaved } from "@/lib/contracts/sources";
import { canonicalJson, type JsonObject } from "@/lib/core/json";
import { notFound, Problem } from "@/lib/http/problem";
import { sourceView } from "@/lib/queries/sources";
import { sealSecret } from "@/lib/runtime/connection-secret.server";
import { storedPassword, testSettings } from "@/lib/runtime/open-source.server";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { findSource, holdSource, type SourceWithUsers, updateSource } from "@/lib/store/sources";
import { type CheckedSettings, checkSettings } from "./source-settings";

/** Changes name, settings or password. An empty password keeps the stored one; a new way to connect is tried first. */
export async function editSource(
  actor: Actor,
  id: number,
  input: SourceEdit,
  now: Date,
): Promise<SourceSaved | Problem> {
  const before = await findSource(id);
  if (!before) return notFound("This source");
  const checked = checkSettings(before.type, input.settings, input.secret);
  if (checked instanceof Problem) return checked;
  const { settings, secret } = checked;
  const changed = changedFields(before, input.name, checked);
  const test = changed.some((field) => field !== "name")
    ? await testSettings(before.type, settings, secret ?? storedPassword(before))
    : null;
  if (test && !test.ok && !input.saveUntested) return { source: null, test };

  return database().$transaction(async (tx) => {
    if (!(await holdSource(tx, id))) return notFound("This source");
    const row = await updateSource(tx, id, {
      name: input.name,
      settings,
      ...(secret && { sealedSecret: sealSecret("source", id, secret) }),
      ...(test && { lastTest: test, lastTestedAt: now }),
    });
    await recordAudit(tx, {
      actor,
      action: "source.changed",
      subject: `source:${id}`,
      detail: { name: row.name, changed },
    });
    return { source: sourceView(row), test };
  });
}

function changedFields(
  before: SourceWithUsers,
  name: string,
  { settings, secret }: CheckedSettings,
): string[] {
  const old = before.settings as JsonObject;
  const names = new Set([...Object.keys(old), ...Object.keys(settings)]);
  return [
    ...(name === before.name ? [] : ["name"]),
    ...[...names].filter((field) => canonicalJson(old[field]) !== canonicalJson(settings[field])),
    ...(secret ? ["password"] : []),
  ];
}
