import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as look } from "@/app/api/records/[id]/look/route";
import { POST as resolve } from "@/app/api/records/[id]/resolve/route";
import { GET as record } from "@/app/api/records/[id]/route";
import { POST as dismiss } from "@/app/api/runs/[id]/records/dismiss/route";
import { POST as restore } from "@/app/api/runs/[id]/records/restore/route";
import { POST as retry } from "@/app/api/runs/[id]/records/retry/route";
import type { Role } from "@/lib/auth/permissions";
import type { RouteHandler } from "@/lib/http/route";
import { database } from "@/lib/store/database";
import { stopQueue } from "@/lib/store/queue";
import { makeSync, queueRun } from "@/lib/testing/run-fixture";
import { payment, paymentConfig } from "@/lib/testing/sandbox-payments";
import { useTestDatabase } from "@/lib/testing/test-database";
import { signInAs } from "@/lib/testing/test-person";

useTestDatabase();

let runId: number;
let recordId: number;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  const sync = await makeSync(paymentConfig);
  runId = await queueRun(sync);
  const { id } = await database().runRecord.create({
    data: {
      runId,
      syncId: sync.syncId,
      destinationId: sync.destinationId,
      object: "transaction",
      externalKey: "pay_1",
      status: "rejected",
      issueCode: "refused",
      issueMessage: "No.",
      sourceRow: payment(1),
    },
  });
  recordId = Number(id);
  await database().run.update({
    where: { id: runId },
    data: { status: "completed", plannedAt: new Date(), records: 1, changed: 1, rejected: 1 },
  });
  for (const role of ["viewer", "operator"] as const) cookies.set(role, (await signInAs(role)).cookie);
});
afterAll(stopQueue);

async function call(handler: RouteHandler, id: number, body: object | undefined, role: Role = "operator") {
  const request = new Request("http://tributary.test/api", {
    method: body ? "POST" : "GET",
    headers: {
      host: "tributary.test",
      origin: "http://tributary.test",
      "content-type": "application/json",
      cookie: cookies.get(role) ?? "",
    },
    body: body && JSON.stringify(body),
  });
  const response = await handler(request, { params: Promise.resolve({ id: String(id) }) });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

const all = { filter: {} };

describe("the acts on records over the API", () => {
  it.each([
    ["retry", retry, all],
    ["dismiss", dismiss, { ...all, note: "Known" }],
    ["restore", restore, all],
    ["resolve", resolve, { decision: "arrived" }],
    ["look", look, {}],
  ] as const)("are closed to those who may only look (%s)", async (_name, handler, body) => {
    expect(await call(handler, runId, body, "viewer")).toMatchObject({ status: 403 });
  });

  it("dismiss with a note, tell it on the record, and restore by the mark of the act", async () => {
    const dismissed = await call(dismiss, runId, { ids: [recordId], note: "  Known test row " });
    expect(dismissed).toMatchObject({
      status: 200,
      body: { affected: 1, leftAlone: [], run: { counts: { rejected: 0, dismissed: 1 } } },
    });
    expect(await call(record, recordId, undefined, "viewer")).toMatchObject({
      status: 200,
      body: {
        status: "dismissed",
        dismissedFrom: "rejected",
        note: "Known test row",
        decidedBy: expect.stringMatching(/^Person/),
        evidence: null,
        retriedIn: null,
      },
    });
    const { dismissedAt } = dismissed.body;
    expect(await call(restore, runId, { filter: { dismissedAt } })).toMatchObject({
      status: 200,
      body: { affected: 1, run: { counts: { rejected: 1, dismissed: 0 } } },
    });
  });

  it("retry by a filter, and name the run that does it", async () => {
    const answer = await call(retry, runId, { filter: { status: "rejected", key: "pay" } });
    expect(answer).toMatchObject({ status: 202, body: { affected: 1, run: { tags: ["Manual", "Retry"] } } });
    expect(await call(record, recordId, undefined)).toMatchObject({
      body: { retriedIn: answer.body.run.id },
    });
    expect(await call(retry, runId, { filter: { status: "success" } })).toMatchObject({
      status: 202,
      body: { affected: 0, run: null },
    });
  });

  it.each([
    [retry, {}, "ids"],
    [retry, { ids: [1], filter: {} }, "ids"],
    [retry, { ids: [] }, "ids"],
    [retry, { ids: Array.from({ length: 1_001 }, (_, at) => at + 1) }, "ids"],
    [retry, { filter: { status: "gone" } }, "filter.status"],
    [retry, { filter: { reason: "refused" } }, "filter"],
    [dismiss, all, "note"],
    [dismiss, { ...all, note: "no" }, "note"],
    [dismiss, { ...all, note: "x".repeat(501) }, "note"],
    [resolve, { decision: "guess" }, "decision"],
    [resolve, { decision: "send_again" }, "note"],
  ])("put what is wrong on its field (%#)", async (handler, body, field) => {
    const answer = await call(handler, runId, body);
    expect(answer.status).toBe(422);
    expect(Object.keys(answer.body.error.fields)).toContain(field);
  });

  it("refuse to decide about a record that is not in doubt, or not there", async () => {
    expect(await call(resolve, recordId, { decision: "arrived" })).toMatchObject({ status: 409 });
    expect(await call(look, recordId, {})).toMatchObject({ status: 409 });
    expect(await call(look, 999_999, {})).toMatchObject({ status: 404 });
  });
});
