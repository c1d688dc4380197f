const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** A hash of an account's name (FNV-1a), so that two accounts never hand out the same keys. */
export function accountSalt(account: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < account.length; index += 1) {
    hash = Math.imul(hash ^ account.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Murmur's finaliser: a bijection of 32 bits, so that different sequences give different keys for certain. */
function scramble(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function letters(value: number, length: number): string {
  let rest = value;
  let text = "";
  for (let index = 0; index < length; index += 1) {
    text += BASE62.charAt(rest % 62);
    rest = Math.floor(rest / 62);
  }
  return text;
}

/** A key in PartnerStack's shape: a prefix such as `cus_` and 14 base-62 characters, told by the sequence alone. */
export function recordKey(prefix: string, salt: number, sequence: number): string {
  const first = scramble((sequence ^ salt) >>> 0);
  const second = scramble((first ^ 0x9e3779b9 ^ salt) >>> 0);
  const third = scramble((second ^ sequence) >>> 0);
  return prefix + letters(first, 6) + letters(second, 6) + letters(third, 2);
}
