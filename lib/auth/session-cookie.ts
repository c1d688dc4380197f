import { decode } from "next-auth/jwt";
import { deriveKey } from "@/lib/settings/crypto";

/** The secret of next-auth, from the one secret of the installation. */
export function authSecret(): string {
  return deriveKey("next-auth").toString("hex");
}

/** Whether the browser reached us by https; Next sets the header where no proxy did. */
export function isSecure(headers: Headers): boolean {
  return headers.get("x-forwarded-proto")?.split(",")[0]?.trim() === "https";
}

/** Names of our own: cookies ignore ports, and another next-auth app on this host would use the default ones. */
export function cookieNames(secure: boolean) {
  return {
    session: `${secure ? "__Host-" : ""}tributary.session`,
    csrf: `${secure ? "__Host-" : ""}tributary.csrf`,
    callbackUrl: `${secure ? "__Host-" : ""}tributary.callback`,
  };
}

/** The session id in the cookie of a request; undefined when there is none or it is not one that we made. */
export async function readSessionId(headers: Headers): Promise<string | undefined> {
  const token = readCookie(headers.get("cookie") ?? "", cookieNames(isSecure(headers)).session);
  if (!token) return undefined;
  try {
    const content = await decode({ token, secret: authSecret() });
    return typeof content?.sessionId === "string" ? content.sessionId : undefined;
  } catch {
    // Forged, cut off, expired, or made before the secret changed: the same as no cookie.
    return undefined;
  }
}

function readCookie(header: string, name: string): string | undefined {
  for (const pair of header.split(";")) {
    const equals = pair.indexOf("=");
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim();
  }
  return undefined;
}
