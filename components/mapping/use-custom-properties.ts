"use client";

import { useQuery } from "@tanstack/react-query";
import type { CustomPropertyView, customPropertyList } from "@/lib/contracts/destinations";
import { api } from "@/lib/http/client";
import { useEditor } from "./editor-context";

const none: CustomPropertyView[] = [];

/**
 * The customer properties that PartnerStack shows on the customers of this destination. An account without customers,
 * or one that does not answer, shows none: names can still be typed.
 */
export function useCustomProperties(): CustomPropertyView[] {
  const { destinationId, object } = useEditor();
  const query = useQuery({
    queryKey: ["custom-properties", destinationId],
    queryFn: ({ signal }) =>
      api.get<typeof customPropertyList>(`/api/destinations/${destinationId}/custom-properties`, { signal }),
    enabled: object.name === "customer",
    staleTime: 300_000,
    retry: false,
  });
  return query.data?.properties ?? none;
}
