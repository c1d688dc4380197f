import type { RetentionView } from "@/lib/contracts/retention";
import { readRetention, storedHistory } from "@/lib/store/retention";

/** How long history is kept, and how much there is of it now. */
export async function retention(): Promise<RetentionView> {
  const [settings, stored] = await Promise.all([readRetention(), storedHistory()]);
  return { ...settings, stored };
}
