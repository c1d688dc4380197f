import { notify } from "@/components/ui/toast";
import { ApiError } from "@/lib/http/client";

/** Why something could not be done with a run, with the next step, as a toast. */
export function sayError(error: Error): void {
  notify.error(error.message, { text: error instanceof ApiError ? error.hint : undefined });
}
