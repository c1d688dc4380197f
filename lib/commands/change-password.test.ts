import { describe, expect, it } from "vitest";
import { isPassword } from "@/lib/auth/password";
import { Problem } from "@/lib/http/problem";
import { database } from "@/lib/store/database";
import { createSession } from "@/lib/store/sessions";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { signInAs, testPassword } from "@/lib/testing/test-person";
import { changePassword } from "./change-password";

useTestDatabase();

const now = new Date("2026-11-23T10:00:00Z");
const newPassword = "quite another row of words";

const passwordOf = async (id: number) =>
  (await database().user.findUniqueOrThrow({ where: { id } })).passwordHash;

describe("changing one's password", () => {
  it("takes the new one, and signs out every other browser but this", async () => {
    const { actor } = await signInAs("viewer", now);
    const browser = { userId: actor.userId, userAgent: "", address: "" };
    await createSession(database(), browser, now);
    await createSession(database(), browser, now);
    const outcome = await changePassword(actor, { currentPassword: testPassword, newPassword }, now);
    expect(outcome).toEqual({ signedOut: 2 });
    expect(await isPassword(newPassword, await passwordOf(actor.userId))).toBe(true);
    const live = await database().session.findMany({ where: { userId: actor.userId, revokedAt: null } });
    expect(live.map(({ id }) => id)).toEqual([actor.sessionId]);
    expect(await database().auditEvent.findMany({ where: { userId: actor.userId } })).toMatchObject([
      { action: "person.password_changed", detail: { signedOut: 2 } },
    ]);
  });

  it("leaves everything as it is when the current one is wrong, and allows five guesses", async () => {
    const { actor } = await signInAs("viewer", now);
    const before = await passwordOf(actor.userId);
    for (let guess = 0; guess < 5; guess++) {
      const outcome = await changePassword(actor, { currentPassword: `guess ${guess}`, newPassword }, now);
      expect(outcome).toMatchObject({
        status: 422,
        fields: { currentPassword: "This is not your current password." },
      });
    }
    expect(await changePassword(actor, { currentPassword: testPassword, newPassword }, now)).toMatchObject({
      status: 429,
      message: "Too many wrong passwords. Try again in 15 minutes.",
    });
    expect(await passwordOf(actor.userId)).toBe(before);
  });

  it("does not take one's own e-mail", async () => {
    const { actor } = await signInAs("viewer", now);
    const before = await passwordOf(actor.userId);
    const own = { currentPassword: testPassword, newPassword: `${actor.email}1` };
    expect(await changePassword(actor, own, now)).toMatchObject({
      status: 422,
      fields: { newPassword: expect.stringContaining("your e-mail address") },
    });
    expect(await passwordOf(actor.userId)).toBe(before);
  });

  it("is not for an API key, which has none", async () => {
    const outcome = await changePassword(testActor(), { currentPassword: testPassword, newPassword }, now);
    expect(outcome).toBeInstanceOf(Problem);
  });
});
