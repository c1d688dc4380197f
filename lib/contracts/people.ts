import { z } from "zod";
import { id, instant, label } from "./common";
import { isOwnAddress, newPassword, ownAddressSentence } from "./password";

export const personName = z
  .string()
  .trim()
  .min(1, "Say what to call you.")
  .max(120, "Use at most 120 characters.");

/** E-mail addresses are compared in lower case: nobody remembers how they once wrote theirs. */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "An e-mail address has at most 254 characters.")
  .pipe(z.email("This is not an e-mail address."));

export const setUpInput = z
  .object({ name: personName, email: emailAddress, password: newPassword })
  .refine(({ email, password }) => !isOwnAddress(password, email), {
    path: ["password"],
    message: ownAddressSentence,
  });
export type SetUpInput = z.infer<typeof setUpInput>;

export const profileInput = z.object({ name: personName });
export const profileView = z.object({ name: z.string(), email: z.string(), role: z.string() });
export type ProfileView = z.infer<typeof profileView>;

export const passwordChange = z.object({
  currentPassword: z.string().min(1, "Type the password that you use now.").max(1000),
  newPassword,
});
/** How many other browsers were signed out by the change. */
export const passwordChanged = z.object({ signedOut: z.number() });

export const sessionParams = z.object({ id: z.string().min(1).max(100) });
export const sessionView = z.object({
  id: z.string(),
  /** The browser that asks. */
  current: z.boolean(),
  createdAt: instant,
  lastSeenAt: instant,
  userAgent: z.string(),
  address: z.string(),
});
export type SessionView = z.infer<typeof sessionView>;
export const sessionList = z.object({ sessions: z.array(sessionView) });

export const apiKeyInput = z.object({ name: label });
export const apiKeyView = z.object({
  id,
  name: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
  revokedAt: instant.nullable(),
});
export type ApiKeyView = z.infer<typeof apiKeyView>;
export const apiKeyList = z.object({ apiKeys: z.array(apiKeyView) });
/** The only answer that ever carries the key itself. */
export const apiKeyCreated = z.object({ apiKey: apiKeyView, token: z.string() });
