import { z } from "zod";

const driverFailure = z.object({
  meta: z.object({ driverAdapterError: z.object({ cause: z.object({ kind: z.string() }) }) }),
});
const coded = z.object({ code: z.string() });

const kinds = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);

/** Of Prisma: P1xxx. Of node: the connection. Of PostgreSQL: 57P0x shutting down or starting, 53300 full, 08xxx connection. */
const codes =
  /^(P1001|P1002|P1008|P1017|P2024|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EPIPE|57P0[123]|53300|08\w{3})$/;

/** What the driver says of a connection that ended in the middle; it has no code for that. */
const words =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed) and is not queryable)/;

/** Whether something failed because the database did not answer, rather than because of what it was asked. */
export function isDatabaseUnreachable(error: unknown): boolean {
  const driver = driverFailure.safeParse(error);
  if (driver.success) return kinds.has(driver.data.meta.driverAdapterError.cause.kind);
  if (error instanceof Error && words.test(error.message)) return true;
  const failure = coded.safeParse(error);
  return failure.success && codes.test(failure.data.code);
}
