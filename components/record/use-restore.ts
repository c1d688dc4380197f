"use client";

import { sayError } from "@/components/run/say-error";
import { notify } from "@/components/ui/toast";
import type { restored } from "@/lib/contracts/record-acts";
import { ApiError, api } from "@/lib/http/client";
import { leftInWords, recordsInWords } from "./act-words";
import type { AskedRecords } from "./record-acts";
import { useAfterAct } from "./use-after-act";

/** Takes a dismissal back, and says so. It outlives the row it was asked from, because a toast offers it too. */
export function useRestore(): (
  records: Pick<AskedRecords, "runId" | "selection" | "onDone">,
) => Promise<void> {
  const afterAct = useAfterAct();
  return async ({ runId, selection, onDone }) => {
    try {
      const answer = await api.post<typeof restored>(`/api/runs/${runId}/records/restore`, selection);
      const { affected, leftAlone } = answer;
      if (affected > 0)
        notify.success(`${recordsInWords(affected)} restored`, { text: leftInWords(leftAlone) });
      else notify.info("Nothing was restored", { text: leftInWords(leftAlone) });
      onDone?.();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      sayError(error);
    }
    afterAct();
  };
}
