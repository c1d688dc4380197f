import type { PartnerView } from "@/lib/contracts/destinations";
import { RunFailure } from "@/lib/core/run-errors";
import { openDestination } from "@/lib/runtime/open-destination.server";
import { findDestination } from "@/lib/store/destinations";

/**
 * The partners of an account, to be chosen from in the mapping editor; undefined when there is no such destination.
 * Empty where PartnerStack cannot be asked: a key can still be typed.
 */
export async function partners(destinationId: number): Promise<PartnerView[] | undefined> {
  const row = await findDestination(destinationId);
  if (!row) return undefined;
  try {
    const destination = await openDestination(row);
    try {
      return await destination.partners();
    } finally {
      await destination.close();
    }
  } catch (error) {
    if (error instanceof RunFailure) return [];
    throw error;
  }
}
