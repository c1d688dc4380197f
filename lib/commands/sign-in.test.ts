import { beforeEach, describe, expect, it } from "vitest";
import { database } from "@/lib/store/database";
import { useTestDatabase } from "@/lib/testing/test-database";
import { createPerson, testPassword } from "@/lib/testing/test-person";
import { signIn } from "./sign-in";

useTestDatabase();

const start = new Date("2026-11-23T10:00:00Z");
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const browser = { address: "203.0.113.9", userAgent: "Firefox" };
const wrong = { ok: false, code: "wrong", message: "The e-mail or the password is wrong." };

let email: string;
const tryWith = (password: string, now: Date, from = browser.address) =>
  signIn({ email, password, ...browser, address: from }, now);

beforeEach(async () => {
  await database().loginAttempt.deleteMany();
  await database().auditEvent.deleteMany();
  email = (await createPerson("editor")).email;
});

describe("signing in", () => {
  it("begins a session of 30 days with the right password, however the e-mail is written", async () => {
    const outcome = await signIn(
      { email: ` ${email.toUpperCase()} `, password: testPassword, ...browser },
      start,
    );
    if (!outcome.ok) throw new Error(outcome.message);
    const session = await database().session.findUniqueOrThrow({ where: { id: outcome.sessionId } });
    expect(session).toMatchObject({ ...browser, revokedAt: null, expiresAt: later(30 * 24 * 60) });
    expect(await database().auditEvent.findMany()).toMatchObject([
      { action: "person.signed_in", detail: browser },
    ]);
  });

  it("says the same to a wrong password, an unknown e-mail and somebody who was disabled", async () => {
    const disabled = await createPerson();
    await database().user.update({ where: { id: disabled.id }, data: { disabledAt: start } });
    const outcomes = [
      await tryWith("not the password", start),
      await signIn({ email: "nobody@example.com", password: testPassword, ...browser }, start),
      await signIn({ email: "not an e-mail", password: "", ...browser }, start),
      await signIn({ email: disabled.email, password: testPassword, ...browser }, start),
    ];
    expect(outcomes).toEqual([wrong, wrong, wrong, wrong]);
    expect(await database().session.count({ where: { userId: disabled.id } })).toBe(0);
  });

  it("records a failure under the e-mail that was tried, never with what was typed as the password", async () => {
    await tryWith("hunter2hunter2", start);
    const lines = await database().auditEvent.findMany({
      select: { actor: true, userId: true, action: true, detail: true },
    });
    expect(lines).toEqual([
      { actor: email, userId: null, action: "person.sign_in_failed", detail: { address: browser.address } },
    ]);
  });
});

describe("the limit on failed sign-ins", () => {
  it("makes an e-mail wait after five failures in 15 minutes, even with the right password, and says how long", async () => {
    for (let minute = 0; minute < 5; minute++) expect(await tryWith("wrong", later(minute))).toEqual(wrong);
    expect(await tryWith(testPassword, later(5), "198.51.100.1")).toEqual({
      ok: false,
      code: "wait",
      message: "Too many sign-ins failed. Try again in 10 minutes.",
    });
    expect(await tryWith(testPassword, later(14.5))).toMatchObject({
      message: expect.stringContaining("in a minute"),
    });
    expect(await tryWith(testPassword, later(15))).toMatchObject({ ok: true });
  });

  it("forgives the failures before the right password", async () => {
    for (let count = 0; count < 4; count++) await tryWith("wrong", start);
    expect(await tryWith(testPassword, start)).toMatchObject({ ok: true });
    for (let count = 0; count < 4; count++) expect(await tryWith("wrong", start)).toEqual(wrong);
  });

  it("lets no more than five guesses through that arrive together", async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, guess) => tryWith(`guess ${guess}`, start)),
    );
    const codes = outcomes.map((outcome) => (outcome.ok ? "ok" : outcome.code));
    expect(codes.filter((code) => code === "wrong")).toHaveLength(5);
    expect(codes.filter((code) => code === "wait")).toHaveLength(7);
  });

  it("does not hold up somebody else", async () => {
    for (let count = 0; count < 5; count++) await tryWith("wrong", start);
    email = (await createPerson()).email;
    expect(await tryWith(testPassword, start)).toMatchObject({ ok: true });
  });
});
