import type { Prisma } from "./generated/client";

const minute = 60 * 1000;

/** Failed sign-ins within the window, by what they share, after which the next one has to wait. */
export const loginLimits = { window: 15 * minute, perEmail: 5, perAddress: 50 };

/** Two halves of an advisory lock: which kind of thing is counted, and a hash of the thing. */
const emailLock = 74_103;
const addressLock = 74_104;

export type LoginTurn = { ok: true } | { ok: false; waitUntil: Date };

/**
 * Counts this sign-in as failed before the password is looked at, and forgetAttempts takes it back when it was right:
 * counting afterwards would let a hundred guesses through that arrive together. `address` is "" where it is not known.
 */
export async function takeLoginTurn(
  tx: Prisma.TransactionClient,
  { email, address }: { email: string; address: string },
  now: Date,
): Promise<LoginTurn> {
  // Always in this order, so that two sign-ins never wait for each other.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${emailLock}::int, hashtext(${email}))::text`;
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(${addressLock}::int, hashtext(${address}))::text`;
  const since = new Date(now.getTime() - loginLimits.window);
  await tx.loginAttempt.deleteMany({ where: { at: { lte: since } } });

  const waits = [
    await waitUntil(tx, { email }, loginLimits.perEmail),
    address === "" ? undefined : await waitUntil(tx, { address }, loginLimits.perAddress),
  ].filter((until) => until !== undefined);
  if (waits.length > 0) return { ok: false, waitUntil: new Date(Math.max(...waits)) };

  await tx.loginAttempt.create({ data: { email, address, at: now } });
  return { ok: true };
}

/** When the newest `limit` failures are no longer all within the window; undefined when there are fewer. */
async function waitUntil(
  tx: Prisma.TransactionClient,
  where: Prisma.LoginAttemptWhereInput,
  limit: number,
): Promise<number | undefined> {
  const newest = await tx.loginAttempt.findMany({
    where,
    orderBy: { at: "desc" },
    take: limit,
    select: { at: true },
  });
  const oldest = newest[limit - 1];
  return oldest && oldest.at.getTime() + loginLimits.window;
}

/** The right password was given: what failed before for this e-mail is forgiven. */
export async function forgetAttempts(tx: Prisma.TransactionClient, email: string): Promise<void> {
  await tx.loginAttempt.deleteMany({ where: { email } });
}
