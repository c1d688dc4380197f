import { describe, expect, it } from "vitest";
import { retentionInput } from "@/lib/contracts/retention";
import { retention } from "@/lib/queries/retention";
import { database } from "@/lib/store/database";
import { auditedActions } from "@/lib/testing/sync-connections";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { changeRetention } from "./change-retention";

useTestDatabase();

describe("how long history is kept", () => {
  it("is 30 and 90 days until somebody changes it", async () => {
    expect(await retention()).toMatchObject({ payloadDays: 30, recordDays: 90, lastClearing: null });
  });

  it("is changed by an owner, and audited with what it was", async () => {
    const input = retentionInput.parse({ payloadDays: 0, recordDays: 365 });
    expect(await changeRetention(testActor(), input)).toMatchObject({ payloadDays: null, recordDays: 365 });
    expect(await retention()).toMatchObject({ payloadDays: null, recordDays: 365 });
    expect(await auditedActions("workspace")).toEqual(["Olive Owner: retention.changed"]);
    const [event] = await database().auditEvent.findMany({ where: { subject: "workspace" } });
    expect(event?.detail).toEqual({
      from: { payloadDays: 30, recordDays: 90 },
      to: { payloadDays: null, recordDays: 365 },
    });
  });

  it("is a whole number of days, and neither negative nor endless", () => {
    const messageOf = (payloadDays: unknown) =>
      retentionInput.safeParse({ payloadDays, recordDays: null }).error?.issues[0]?.message;
    expect(messageOf(null)).toBeUndefined();
    expect(messageOf(1.5)).toBe("Give a whole number of days.");
    expect(messageOf(-1)).toMatch(/0 to keep for ever/);
    expect(messageOf(40_000)).toMatch(/at most 36,500/);
    expect(messageOf("soon")).toBe("Give a number of days.");
  });
});
