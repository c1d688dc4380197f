"use client";

import { useMutation } from "@tanstack/react-query";
import { sayError } from "@/components/run/say-error";
import type { evidence as evidenceAnswer } from "@/lib/contracts/evidence";
import type { RunRecordDetail } from "@/lib/contracts/runs";
import { api } from "@/lib/http/client";

/** What PartnerStack listed when the run gave up, until somebody looks again. */
export function useEvidence(record: RunRecordDetail) {
  const look = useMutation({
    mutationFn: () => api.post<typeof evidenceAnswer>(`/api/records/${record.id}/look`, {}),
    onError: sayError,
  });
  return {
    evidence: look.data ?? record.evidence,
    looking: look.isPending,
    lookAgain: () => look.mutate(),
  };
}
