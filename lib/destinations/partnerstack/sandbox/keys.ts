/** Which of the two key pairs of an account a call was made with: the mode follows the pair, never its prefix (D-VEND). */
export type Mode = "test" | "production";

export type KeyPair = { publicKey: string; secretKey: string };

export type Access = { account: string; mode: Mode };

const ACCOUNT_NAME = /^[a-z0-9]{1,40}$/;
const PUBLIC_KEY = /^pk_sandbox_([a-z0-9]{1,40})_(test|live)$/;

export function isAccountName(name: string): boolean {
  return ACCOUNT_NAME.test(name);
}

/** The key pair of a sandbox account; any name of 1 to 40 lower-case letters and digits is an account. */
export function sandboxKeys(account: string, mode: Mode): KeyPair {
  const suffix = mode === "test" ? "test" : "live";
  return {
    publicKey: `pk_sandbox_${account}_${suffix}`,
    secretKey: `sk_sandbox_${account}_${suffix}`,
  };
}

/** The account and mode that a key pair opens; undefined where the two keys do not belong together. */
export function accessOf(publicKey: string, secretKey: string): Access | undefined {
  const parts = PUBLIC_KEY.exec(publicKey);
  const account = parts?.[1];
  if (account === undefined) return undefined;
  const mode = modeOfKey(publicKey);
  return sandboxKeys(account, mode).secretKey === secretKey ? { account, mode } : undefined;
}

/** The mode that a public key names, also of one that opens nothing. */
export function modeOfKey(publicKey: string): Mode {
  return PUBLIC_KEY.exec(publicKey)?.[2] === "live" ? "production" : "test";
}
