import { log } from "@/lib/settings/log";

const retryMs = 2_000;

/**
 * Tries until it works: a server that is started while its database is away must not end because of that. Throws what
 * `passes` says no to.
 */
export async function keepTrying<Started>(
  complaint: string,
  start: () => Promise<Started>,
  passes: (error: unknown) => boolean = () => true,
): Promise<Started> {
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if (!passes(error)) throw error;
      log.error({ err: error }, `${complaint}; trying again`);
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}
