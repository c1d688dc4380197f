import { describe, expect, it } from "vitest";
import { POST as release } from "@/app/api/runs/[id]/release/route";
import { POST as send } from "@/app/api/runs/[id]/send/route";
import { PUT as putGuards } from "@/app/api/syncs/[id]/guards/route";
import { POST as start } from "@/app/api/syncs/[id]/runs/route";
import type { Role } from "@/lib/auth/permissions";
import { useTestDatabase } from "@/lib/testing/test-database";
import { signInAs } from "@/lib/testing/test-person";
import type { RouteHandler } from "./route";

useTestDatabase();

/** Asks about an id that does not exist: 404 says that the door was open. */
async function knock(handler: RouteHandler, role: Role, body: object) {
  const { cookie } = await signInAs(role);
  const request = new Request("http://tributary.test/api", {
    method: "POST",
    headers: {
      host: "tributary.test",
      origin: "http://tributary.test",
      "content-type": "application/json",
      cookie,
    },
    body: JSON.stringify(body),
  });
  const response = await handler(request, { params: Promise.resolve({ id: "999" }) });
  return { status: response.status, ...JSON.parse(await response.text()) };
}

const allOff = {
  records: null,
  sharePercent: null,
  largestAmount: null,
  totalAmount: null,
  nonPositive: false,
  futureHours: null,
  scale: false,
  alikeMinutes: null,
};

describe("dry runs, releases and guard rails", () => {
  const doors: [string, RouteHandler, object, Role, Role][] = [
    ["starting a dry run", start, { dryRun: true }, "operator", "viewer"],
    ["sending a dry run", send, {}, "operator", "viewer"],
    ["releasing a held run", release, { note: "Checked" }, "operator", "viewer"],
    ["moving the guard rails", putGuards, allOff, "editor", "operator"],
  ];
  it.each(doors)("%s is for those whose role allows it", async (_what, handler, body, allowed, refused) => {
    expect(await knock(handler, allowed, body)).toMatchObject({ status: 404 });
    expect(await knock(handler, refused, body)).toMatchObject({ status: 403, error: { code: "forbidden" } });
  });

  it("a release says why, and a guard rail is a figure that means something", async () => {
    expect(await knock(release, "operator", { note: "  ok " })).toMatchObject({
      status: 422,
      error: { fields: { note: "Say in a few words why it may be sent." } },
    });
    expect(await knock(putGuards, "editor", { ...allOff, records: 0 })).toMatchObject({ status: 422 });
    const { records: _left, ...incomplete } = allOff;
    expect(await knock(putGuards, "editor", incomplete)).toMatchObject({ status: 422 });
  });
});
