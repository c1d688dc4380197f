import { hash, verify } from "@node-rs/argon2";

/** Argon2id (what the package uses unless told otherwise) as OWASP recommends it: 19 MiB, two passes, one lane. */
const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, parameters);
}

/**
 * Whether the password is the one behind the hash. Without a hash (an e-mail that nobody has) it does the same work and
 * says no, so that the time of the answer does not tell who has an account.
 */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const matches = await verify(passwordHash ?? (await hashOfNobody()), password);
  return matches && passwordHash !== undefined;
}

let nobody: Promise<string> | undefined;

function hashOfNobody(): Promise<string> {
  nobody ??= hashPassword("nobody has this password");
  return nobody;
}
