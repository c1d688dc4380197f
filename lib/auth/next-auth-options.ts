import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { log } from "@/lib/settings/log";
import { isDatabaseUnreachable } from "@/lib/store/database-unreachable";
import { sessionDays } from "@/lib/store/sessions";
import { type ClientInfo, readClientInfo } from "./client-info";
import { authSecret, cookieNames, isSecure } from "./session-cookie";

interface Credentials extends ClientInfo {
  email: string;
  password: string;
}

/** What next-auth calls on: the commands behind signing in and out, handed in so that auth stays below them. */
export interface SessionCommands {
  /** Gives the id of the new session, or why there is none, as a sentence for the sign-in page. */
  signIn(credentials: Credentials): Promise<{ ok: true; sessionId: string } | { ok: false; message: string }>;
  signOut(sessionId: string): Promise<void>;
}

/**
 * next-auth for one request. Its token carries the session id and nothing else: who somebody is and what they may do is
 * read from the database each time, so that a revoked session or a changed role counts at once.
 */
export function nextAuthOptions(headers: Headers, { signIn, signOut }: SessionCommands): NextAuthOptions {
  // next-auth reads this from the environment only. Tributary answers under any name that leads to it, and every redirect
  // it makes is relative, so a wrong Host header leads nobody anywhere.
  process.env.AUTH_TRUST_HOST ??= "true";
  const secure = isSecure(headers);
  return {
    secret: authSecret(),
    useSecureCookies: secure,
    cookies: cookies(secure),
    session: { strategy: "jwt", maxAge: sessionDays * 24 * 60 * 60 },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        name: "E-mail and password",
        credentials: { email: {}, password: {} },
        authorize: async (credentials) => {
          const { email = "", password = "" } = credentials ?? {};
          const signedIn = await inPlainWords(signIn({ email, password, ...readClientInfo(headers) }));
          // next-auth hands the message of an error to the page as it is.
          if (!signedIn.ok) throw new Error(signedIn.message);
          return { id: signedIn.sessionId };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => ({ sessionId: user ? user.id : token.sessionId }),
    },
    events: {
      signOut: async ({ token }) => {
        if (typeof token?.sessionId === "string") await signOut(token.sessionId);
      },
    },
    logger: {
      error: (code, metadata) => log.error({ code, err: metadata }, "next-auth reported an error"),
      warn: (code) => log.warn({ code }, "next-auth reported a warning"),
      debug: () => {},
    },
  };
}

/** What is thrown in here would be shown in the browser; a fault belongs in the log. */
async function inPlainWords<T>(outcome: Promise<T>): Promise<T | { ok: false; message: string }> {
  try {
    return await outcome;
  } catch (error) {
    log.error({ err: error }, "A sign-in failed unexpectedly");
    const message = isDatabaseUnreachable(error)
      ? "Tributary cannot reach its database at the moment. Try again in a minute."
      : "Signing in did not work because of a fault inside Tributary. The server log says why.";
    return { ok: false, message };
  }
}

function cookies(secure: boolean): NextAuthOptions["cookies"] {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  const names = cookieNames(secure);
  return {
    sessionToken: { name: names.session, options },
    csrfToken: { name: names.csrf, options },
    callbackUrl: { name: names.callbackUrl, options },
  };
}
