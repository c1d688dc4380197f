"use client";

import { useQuery } from "@tanstack/react-query";
import type { PartnerView, partnerList } from "@/lib/contracts/destinations";
import { api } from "@/lib/http/client";
import { useEditor } from "./editor-context";

const none: PartnerView[] = [];

/** The partners that the keys of this destination see. None where PartnerStack does not answer: a key can still be typed. */
export function usePartners(wanted: boolean): PartnerView[] {
  const { destinationId } = useEditor();
  const query = useQuery({
    queryKey: ["partners", destinationId],
    queryFn: ({ signal }) =>
      api.get<typeof partnerList>(`/api/destinations/${destinationId}/partners`, { signal }),
    enabled: wanted,
    staleTime: 300_000,
    retry: false,
  });
  return query.data?.partners ?? none;
}
