import { forbidden, unauthorized } from "@/lib/http/problem";
import { findLiveApiKey, touchApiKey } from "@/lib/store/api-keys";
import { database } from "@/lib/store/database";
import { findLiveSession, touchSession } from "@/lib/store/sessions";
import { type Actor, grantActor } from "./actor";
import { apiTokenHash, readAuthorization } from "./api-token";
import { may, minimumRole, type PermissionAction, peopleOnly, type Role, roleLabels } from "./permissions";
import { readSessionId } from "./session-cookie";

/** What the one check says. Pages and API routes act on it in their own way. */
export type Access =
  | { kind: "granted"; actor: Actor }
  /** Nobody is signed in, or no longer. */
  | { kind: "unknown" }
  /** `why` and `hint` are sentences. */
  | { kind: "refused"; why: string; hint: string };

/** Decides for a known or unknown caller. The only place where a role is compared. */
export function decideAccess(actor: Actor | undefined, action: PermissionAction): Access {
  if (!actor) return { kind: "unknown" };
  if (!may(actor.role, action)) {
    const why = refusal(actor.role, action);
    return { kind: "refused", why, hint: "Ask an owner of this workspace to do it or to change your role." };
  }
  if (actor.userId === null && peopleOnly.includes(action)) {
    return {
      kind: "refused",
      why: "An API key cannot do this.",
      hint: "Sign in with a browser and do it in Settings.",
    };
  }
  return { kind: "granted", actor };
}

/** For API routes: the caller, by API key or by cookie. Throws 401 or 403 as a Problem. */
export async function requireActor(headers: Headers, action: PermissionAction, now: Date): Promise<Actor> {
  const authorization = headers.get("authorization");
  const actor =
    authorization === null ? await sessionActor(headers, now) : await keyActor(authorization, now);
  const access = decideAccess(actor, action);
  switch (access.kind) {
    case "granted":
      return access.actor;
    case "unknown":
      throw authorization === null
        ? unauthorized()
        : unauthorized("This API key is not known, or it was revoked.", keyHint);
    case "refused":
      throw forbidden(access.why, access.hint);
    default:
      return access satisfies never;
  }
}

const keyHint = "Send a key of Settings > API keys as Authorization: Bearer <key>.";

/** Why a role is not enough, as a sentence. */
export function refusal(role: Role, action: PermissionAction): string {
  return `This needs the role ${roleLabels[minimumRole[action]]}; yours is ${roleLabels[role]}.`;
}

/** The person behind the session cookie; undefined when it is missing, revoked or expired, or the person was disabled. */
export async function sessionActor(headers: Headers, now: Date): Promise<Actor | undefined> {
  const id = await readSessionId(headers);
  const session = id === undefined ? null : await findLiveSession(database(), id, now);
  if (!session) return undefined;
  await touchSession(database(), session, now);
  const { user } = session;
  return grantActor({
    userId: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    sessionId: session.id,
    apiKeyId: null,
  });
}

/** A workspace key does what an owner may do: it is what orchestrators and infrastructure tools work with. */
async function keyActor(authorization: string, now: Date): Promise<Actor | undefined> {
  const token = readAuthorization(authorization);
  const key = token === undefined ? null : await findLiveApiKey(database(), apiTokenHash(token));
  if (!key) return undefined;
  await touchApiKey(database(), key, now);
  return grantActor({
    userId: null,
    name: `API key ${key.name}`,
    email: null,
    role: "owner",
    sessionId: null,
    apiKeyId: key.id,
  });
}
