import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { GuardReason } from "@/lib/core/guards/reason";
import type { PlanSummary } from "@/lib/core/plan-summary";
import { Problem } from "@/lib/http/problem";
import { home } from "@/lib/queries/home";
import { runDetail } from "@/lib/queries/runs";
import { database } from "@/lib/store/database";
import type { Prisma } from "@/lib/store/generated/client";
import { stopQueue } from "@/lib/store/queue";
import {
  auditedActions,
  columnMapping,
  invoiceConfig,
  invoiceConfigWith,
  makeConnections,
} from "@/lib/testing/sync-connections";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { signInAs } from "@/lib/testing/test-person";
import { cancelRun } from "./cancel-run";
import { createSync } from "./create-sync";
import { editGuards } from "./edit-guards";
import { editSync } from "./edit-sync";
import { releaseRun } from "./release-run";
import { sendDryRun } from "./send-dry-run";
import { triggerRun } from "./trigger-run";

useTestDatabase();
afterAll(stopQueue);

const actor = testActor({ name: "Otto Operator", role: "operator" });
const now = new Date();

let syncId: number;
let versionId: number;
beforeEach(async () => {
  const sync = await createSync(testActor(), {
    label: "Invoices",
    ...(await makeConnections()),
    config: invoiceConfig,
  });
  if (sync instanceof Problem) throw sync;
  syncId = sync.id;
  versionId = (await database().syncVersion.findFirstOrThrow({ where: { syncId } })).id;
});

const summary: PlanSummary = {
  object: "transaction",
  operations: { create: 0, update: 0, upsert: 0, send: 42 },
  unchanged: 0,
  invalid: 0,
  money: [{ currency: "USD", records: 42, total: "318000", largest: "9000", smallest: "100" }],
  latest: null,
};
const reason: GuardReason = {
  rule: "records",
  figure: 42,
  limit: 10,
  message: "42 transactions would be sent; this sync holds above 10.",
  examples: [],
};

/** A run as a worker would have left it. */
async function storeRun(run: Partial<Prisma.RunUncheckedCreateInput>): Promise<number> {
  const { id } = await database().run.create({
    data: {
      syncId,
      versionId,
      plannedAt: now,
      planSummary: summary,
      planDigest: "42-a",
      changed: 42,
      ...run,
    },
  });
  return id;
}
const storeDryRun = (run: Partial<Prisma.RunUncheckedCreateInput> = {}) =>
  storeRun({ dryRun: true, status: "completed", finishedAt: now, ...run });
const storeHeld = () => storeRun({ status: "held", heldAt: now, heldReasons: [{ ...reason }] });

/** A run of the sync that entered Send. */
const storeSending = () => storeRun({ status: "completed", stepTimes: { send: now.toISOString() } });

async function jobsOf(runId: number): Promise<number> {
  const rows = await database().$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE data->>'runId' = ${String(runId)}`;
  return rows[0]?.count ?? 0;
}

async function asked(kind: { fullSync?: boolean; dryRun?: boolean } = {}) {
  const answer = await triggerRun(actor, syncId, { fullSync: false, ...kind });
  if (answer instanceof Problem) throw answer;
  return answer;
}

describe("asking for a dry run", () => {
  it("is answered with a run that is one, also while the sync is switched off", async () => {
    await editSync(testActor(), syncId, { enabled: false });
    const { run, alreadyQueued } = await asked({ dryRun: true });
    expect(run).toMatchObject({ dryRun: true, tags: ["Manual", "Dry Run"], status: "queued" });
    expect(alreadyQueued).toBe(false);
    expect(await jobsOf(run.id)).toBe(1);
    expect(await triggerRun(actor, syncId, { fullSync: false })).toMatchObject({ status: 409 });
  });

  it("neither waits for a run that sends nor is given in its place", async () => {
    const real = await asked();
    const dry = await asked({ dryRun: true });
    expect(dry.run.id).not.toBe(real.run.id);
    expect(await asked({ dryRun: true })).toMatchObject({ run: { id: dry.run.id }, alreadyQueued: true });
    expect(await asked()).toMatchObject({ run: { id: real.run.id }, alreadyQueued: true });
  });

  it("is possible while a run is held", async () => {
    await storeHeld();
    expect(await asked({ dryRun: true })).toMatchObject({ alreadyQueued: false, run: { dryRun: true } });
  });
});

describe("a held run", () => {
  it("is given to whoever asks for another one", async () => {
    const held = await storeHeld();
    expect(await asked()).toMatchObject({ alreadyQueued: true, run: { id: held, status: "held" } });
  });

  it("says why, and until when it can be released, and Home lists it", async () => {
    const held = await storeHeld();
    const detail = await runDetail(held);
    expect(detail?.run).toMatchObject({
      statusLabel: "Held",
      reasons: [reason],
      held: { since: now.toISOString(), until: new Date(now.getTime() + 86_400_000).toISOString() },
      plan: { words: "42 transactions (USD 3,180.00)", records: 42 },
      counts: { changed: 42, unsent: 42 },
    });
    await storeDryRun();
    const { attention } = await home({ days: 30 });
    expect(attention).toContainEqual(
      expect.objectContaining({ kind: "run_held", title: "Invoices is held", href: `/runs/${held}` }),
    );
  });

  it("is released with a note, once, together with its job and a line in the audit log", async () => {
    const held = await storeHeld();
    const answer = await releaseRun(actor, held, { note: "Checked with finance", now });
    expect(answer).toMatchObject({
      status: "queued",
      held: null,
      released: { by: "Otto Operator", at: now.toISOString(), note: "Checked with finance" },
    });
    expect(await jobsOf(held)).toBe(1);
    expect(await releaseRun(actor, held, { note: "Again", now })).toMatchObject({ status: 409 });
    expect(await jobsOf(held)).toBe(1);
    expect(await auditedActions(`sync:${syncId}`)).toContain("Otto Operator: run.released");
  });

  it("is not released after a later run has sent newer data", async () => {
    const held = await storeHeld();
    const later = await storeSending();
    expect(await releaseRun(actor, held, { note: "Checked", now })).toMatchObject({
      status: 409,
      message: expect.stringContaining(`Run ${later}`),
    });
  });

  it("ends when it is canceled", async () => {
    const held = await storeHeld();
    expect(await cancelRun(actor, held)).toMatchObject({ status: "canceled", held: null });
    expect(await releaseRun(actor, held, { note: "Too late", now })).toMatchObject({ status: 409 });
  });
});

describe("sending a dry run", () => {
  it("asks for a run of the same configuration that sends exactly these", async () => {
    const dry = await storeDryRun({ fullSync: true });
    const answer = await sendDryRun(actor, dry, {});
    expect(answer).toMatchObject({
      dryRun: false,
      dryRunId: dry,
      status: "queued",
      tags: ["Manual", "Full Sync"],
    });
    if (answer instanceof Problem) throw answer;
    expect(await database().run.findUniqueOrThrow({ where: { id: answer.id } })).toMatchObject({ versionId });
    expect(await jobsOf(answer.id)).toBe(1);
    expect(await runDetail(dry)).toMatchObject({ sending: { id: answer.id, status: "queued" } });
    expect(await auditedActions(`sync:${syncId}`)).toContain("Otto Operator: run.requested");
  });

  it("needs a note where guard rails would hold it", async () => {
    const dry = await storeDryRun({ heldReasons: [{ ...reason }] });
    expect(await sendDryRun(actor, dry, {})).toMatchObject({
      status: 422,
      fields: { note: expect.any(String) },
    });
    const answer = await sendDryRun(actor, dry, { note: "First backfill" });
    if (answer instanceof Problem) throw answer;
    expect(await database().run.findUniqueOrThrow({ where: { id: answer.id } })).toMatchObject({
      releaseNote: "First backfill",
      releasedBy: "Otto Operator",
      releasedAt: null,
    });
  });

  it.each([
    ["a run that is no dry run", () => storeRun({ status: "completed" }), "not a dry run"],
    ["a dry run that failed", () => storeDryRun({ status: "failed" }), "Only a completed"],
    [
      "a dry run that found nothing",
      () => storeDryRun({ planSummary: { ...summary, operations: { ...summary.operations, send: 0 } } }),
      "nothing to send",
    ],
  ])("is refused for %s", async (_what, store, sentence) => {
    expect(await sendDryRun(actor, await store(), {})).toMatchObject({
      status: 409,
      message: expect.stringContaining(sentence),
    });
  });

  it("is refused once the configuration has a newer version, or the sync is off", async () => {
    const dry = await storeDryRun();
    await editSync(testActor(), syncId, { enabled: false });
    expect(await sendDryRun(actor, dry, {})).toMatchObject({
      message: expect.stringContaining("switched off"),
    });
    await editSync(testActor(), syncId, {
      enabled: true,
      config: invoiceConfigWith(columnMapping("key", "id")),
    });
    expect(await sendDryRun(actor, dry, {})).toMatchObject({
      status: 409,
      message: expect.stringContaining("configuration"),
    });
  });

  it("is refused while another run has not ended, and a second time", async () => {
    const dry = await storeDryRun();
    const held = await storeHeld();
    expect(await sendDryRun(actor, dry, {})).toMatchObject({
      message: expect.stringContaining(`Run ${held}`),
    });
    await cancelRun(actor, held);
    const answer = await sendDryRun(actor, dry, {});
    if (answer instanceof Problem) throw answer;
    expect(await sendDryRun(actor, dry, {})).toMatchObject({ message: expect.stringContaining("not ended") });
    await database().run.update({ where: { id: answer.id }, data: { status: "completed" } });
    expect(await sendDryRun(actor, dry, {})).toMatchObject({
      message: `Run ${answer.id} has sent these already.`,
    });
  });
});

describe("the guard rails of a sync", () => {
  const editor = testActor({ name: "Edith Editor", role: "editor" });

  it("have defaults, are changed as a whole, and the audit log says what moved", async () => {
    const { guards } = await currentSync();
    expect(guards).toMatchObject({ records: 10_000, nonPositive: true, alikeMinutes: 60 });
    await editGuards(editor, syncId, { ...guards, records: null, alikeMinutes: 5 });
    await editGuards(editor, syncId, { ...guards, records: null, alikeMinutes: 5 });
    expect((await currentSync()).guards).toMatchObject({ records: null, alikeMinutes: 5 });
    const events = await database().auditEvent.findMany({
      where: { subject: `sync:${syncId}`, action: "sync.guards_edited" },
    });
    expect(events).toMatchObject([
      {
        actor: "Edith Editor",
        detail: { records: { from: 10_000, to: null }, alikeMinutes: { from: 60, to: 5 } },
      },
    ]);
  });
});

async function currentSync() {
  const sync = await editSync(testActor(), syncId, {});
  if (sync instanceof Problem) throw sync;
  return sync;
}

describe("the first send of a sync to a production account", () => {
  beforeEach(async () => {
    await database().destination.updateMany({
      data: { name: "Acme", type: "partnerstack", mode: "production" },
    });
  });
  const confirmedAt = async () =>
    (await database().sync.findUniqueOrThrow({ where: { id: syncId } })).productionConfirmedAt;

  it("waits for a person to type the name of the destination, and asks nobody again", async () => {
    const { actor: person } = await signInAs("operator");
    const start = (confirm?: string) => triggerRun(person, syncId, { fullSync: false, confirm });
    for (const typed of [undefined, "", "acme"]) {
      expect(await start(typed)).toMatchObject({
        status: 422,
        fields: { confirm: expect.stringContaining("Acme") },
      });
    }
    expect(await database().run.count({ where: { syncId } })).toBe(0);
    expect(await triggerRun(person, syncId, { fullSync: false, dryRun: true })).not.toBeInstanceOf(Problem);
    expect(await confirmedAt()).toBeNull();

    expect(await start(" Acme ")).not.toBeInstanceOf(Problem);
    expect(await confirmedAt()).toBeInstanceOf(Date);
    expect(await auditedActions(`sync:${syncId}`)).toContain(`${person.name}: sync.first_send_confirmed`);
    expect(await start()).not.toBeInstanceOf(Problem);
  });

  it("is asked for by Send these as well", async () => {
    const { actor: person } = await signInAs("operator");
    const dryRunId = await storeRun({ dryRun: true, status: "completed", finishedAt: now });
    expect(await sendDryRun(person, dryRunId, {})).toMatchObject({
      status: 422,
      fields: { confirm: expect.stringContaining("Acme") },
    });
    expect(await sendDryRun(person, dryRunId, { confirm: "Acme" })).not.toBeInstanceOf(Problem);
  });

  it("asks no program that has an API key", async () => {
    const program = testActor({ apiKeyId: 1 });
    expect(await triggerRun(program, syncId, { fullSync: false })).not.toBeInstanceOf(Problem);
    expect(await confirmedAt()).toBeNull();
  });
});
