import { describe, expect, it } from "vitest";
import { createApiKey } from "@/lib/commands/create-api-key";
import { revokeApiKey } from "@/lib/commands/revoke-api-key";
import { Problem } from "@/lib/http/problem";
import { database } from "@/lib/store/database";
import { revokeSessionOf } from "@/lib/store/sessions";
import { testActor } from "@/lib/testing/test-actor";
import { useTestDatabase } from "@/lib/testing/test-database";
import { sessionCookie, signInAs } from "@/lib/testing/test-person";
import type { PermissionAction } from "./permissions";
import { requireActor } from "./require-actor";
import { readSessionId } from "./session-cookie";

useTestDatabase();

const start = new Date("2026-11-23T10:00:00Z");
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

function ask(headers: Record<string, string>, action: PermissionAction = "view", now = start) {
  return requireActor(new Headers(headers), action, now);
}

async function refusalOf(call: Promise<unknown>): Promise<Problem> {
  const error = await call.catch((thrown: unknown) => thrown);
  if (error instanceof Problem) return error;
  throw new Error("The call was expected to be refused.");
}

describe("a browser", () => {
  it("is the person of its session", async () => {
    const { actor, cookie } = await signInAs("editor", start);
    expect(await ask({ cookie: `theme=dark; ${cookie}; other=1` })).toEqual({ ...actor });
  });

  it("is nobody without a cookie, with a forged one, or with one that was made with another secret", async () => {
    const { actor, cookie } = await signInAs("owner", start);
    const forged = `tributary.session=${Buffer.from(JSON.stringify({ sessionId: actor.sessionId })).toString("base64url")}`;
    for (const header of [undefined, "", forged, cookie.slice(0, -3), "tributary.session="]) {
      const problem = await refusalOf(ask(header === undefined ? {} : { cookie: header }));
      expect(problem).toMatchObject({ status: 401, message: "You are not signed in." });
    }
  });

  it("is signed out at its next request when the session is revoked", async () => {
    const { actor, cookie } = await signInAs("owner", start);
    await revokeSessionOf(database(), actor.userId, actor.sessionId, later(1));
    expect(await refusalOf(ask({ cookie }, "view", later(2)))).toMatchObject({ status: 401 });
  });

  it("is signed out after 30 days", async () => {
    const { cookie } = await signInAs("owner", start);
    const month = 30 * 24 * 60 * 60;
    await expect(ask({ cookie }, "view", later(month - 1))).resolves.toBeDefined();
    expect(await refusalOf(ask({ cookie }, "view", later(month)))).toMatchObject({ status: 401 });
  });

  it("is out when the person is disabled, and has the new role when it changes", async () => {
    const { actor, cookie } = await signInAs("owner", start);
    await database().user.update({ where: { id: actor.userId }, data: { role: "viewer" } });
    expect(await refusalOf(ask({ cookie }, "syncs.edit"))).toMatchObject({
      status: 403,
      message: "This needs the role Editor; yours is Viewer.",
      hint: "Ask an owner of this workspace to do it or to change your role.",
    });
    await database().user.update({ where: { id: actor.userId }, data: { disabledAt: start } });
    expect(await refusalOf(ask({ cookie }))).toMatchObject({ status: 401 });
  });

  it("is noted as seen at most once a minute", async () => {
    const { actor, cookie } = await signInAs("viewer", start);
    const seen = async () =>
      (await database().session.findUniqueOrThrow({ where: { id: actor.sessionId } })).lastSeenAt;
    await ask({ cookie }, "view", later(59));
    expect(await seen()).toEqual(start);
    await ask({ cookie }, "view", later(60));
    expect(await seen()).toEqual(later(60));
  });

  it("is known by another cookie over https, which plain http cannot plant", async () => {
    const cookie = await sessionCookie("the-session");
    expect(await readSessionId(new Headers({ cookie }))).toBe("the-session");
    expect(await readSessionId(new Headers({ cookie, "x-forwarded-proto": "https" }))).toBeUndefined();
    const secure = { cookie: `__Host-${cookie}`, "x-forwarded-proto": "https" };
    expect(await readSessionId(new Headers(secure))).toBe("the-session");
  });
});

describe("an API key", () => {
  const newKey = () => createApiKey(testActor(), "Airflow");

  it("does what an owner does, under its own name", async () => {
    const { apiKey, token } = await newKey();
    expect(await ask({ authorization: `Bearer ${token}` }, "destinations.edit")).toEqual({
      userId: null,
      name: "API key Airflow",
      email: null,
      role: "owner",
      sessionId: null,
      apiKeyId: apiKey.id,
    });
  });

  it("cannot make keys or change people", async () => {
    const { token } = await newKey();
    for (const action of ["api_keys.edit", "members.edit", "own_profile.edit"] as const) {
      expect(await refusalOf(ask({ authorization: `Bearer ${token}` }, action)), action).toMatchObject({
        status: 403,
      });
    }
  });

  it("is refused from the next call on when it was revoked", async () => {
    const { apiKey, token } = await newKey();
    await revokeApiKey(testActor(), apiKey.id, start);
    expect(await refusalOf(ask({ authorization: `Bearer ${token}` }))).toMatchObject({
      status: 401,
      message: "This API key is not known, or it was revoked.",
    });
  });

  it("counts alone: a wrong one is not made good by a cookie that comes along", async () => {
    const { cookie } = await signInAs("owner", start);
    expect(await refusalOf(ask({ cookie, authorization: "Bearer nonsense" }))).toMatchObject({ status: 401 });
  });

  it("is noted as used at most once a minute", async () => {
    const { apiKey, token } = await newKey();
    const used = async () =>
      (await database().apiKey.findUniqueOrThrow({ where: { id: apiKey.id } })).lastUsedAt;
    await ask({ authorization: `Bearer ${token}` }, "view", start);
    await ask({ authorization: `Bearer ${token}` }, "view", later(59));
    expect(await used()).toEqual(start);
    await ask({ authorization: `Bearer ${token}` }, "view", later(60));
    expect(await used()).toEqual(later(60));
  });

  it("is stored as a hash, and sealed so that only this installation can read it", async () => {
    const { apiKey, token } = await newKey();
    const plain = token.replace("secret-token:", "");
    const row = await database().apiKey.findUniqueOrThrow({ where: { id: apiKey.id } });
    expect(JSON.stringify(row)).not.toContain(plain);
  });
});
