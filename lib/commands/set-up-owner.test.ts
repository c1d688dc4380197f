import { describe, expect, it } from "vitest";
import { Problem } from "@/lib/http/problem";
import { database } from "@/lib/store/database";
import { useTestDatabase } from "@/lib/testing/test-database";
import { setUpOwner } from "./set-up-owner";

useTestDatabase();

const people = ["ada", "bob", "cleo", "dan", "eve"].map((name) => ({
  name,
  email: `${name}@example.com`,
  password: `the words of ${name} in a row`,
}));

describe("the first set-up", () => {
  it("makes exactly one owner when several people try at once, and tells the others", async () => {
    const outcomes = await Promise.all(people.map(setUpOwner));
    const refused = outcomes.filter((outcome) => outcome instanceof Problem);
    expect(refused).toHaveLength(people.length - 1);
    for (const problem of refused) {
      expect(problem).toMatchObject({ status: 409, message: "This Tributary already has an owner." });
    }

    const [owner, ...others] = await database().user.findMany();
    expect(others).toEqual([]);
    expect(owner).toMatchObject({ role: "owner", disabledAt: null });
    expect(outcomes).toContainEqual({ userId: owner?.id });
  });

  it("is written in the audit log once, without the password", async () => {
    const lines = await database().auditEvent.findMany();
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({ action: "workspace.set_up", subject: `person:${lines[0]?.userId}` });
    expect(
      JSON.stringify(lines, (_key, value) => (typeof value === "bigint" ? Number(value) : value)),
    ).not.toContain("in a row");
  });

  it("keeps the password as a hash only", async () => {
    const owner = await database().user.findFirstOrThrow();
    expect(owner.passwordHash).toMatch(/^\$argon2id\$/);
  });
});
