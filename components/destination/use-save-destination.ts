"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { DestinationSaved, DestinationView, destinationSaved } from "@/lib/contracts/destinations";
import { api } from "@/lib/http/client";
import type { DestinationFormOutput } from "./destination-form";
import type { DestinationTypeName } from "./destination-words";

type Save = DestinationFormOutput & { saveUntested: boolean };

/** Tests and saves a new destination in one call; nothing is saved of keys that are refused. */
export function useCreateDestination(type: DestinationTypeName) {
  const refreshWhenSaved = useRefreshWhenSaved();
  return useMutation({
    mutationFn: (input: Save) => api.post<typeof destinationSaved>("/api/destinations", { ...input, type }),
    onSuccess: refreshWhenSaved,
  });
}

/** The same for one that is there; only changed keys are tested. */
export function useSaveDestination({ id }: Pick<DestinationView, "id">) {
  const refreshWhenSaved = useRefreshWhenSaved();
  return useMutation({
    mutationFn: (input: Save) => api.patch<typeof destinationSaved>(`/api/destinations/${id}`, input),
    onSuccess: refreshWhenSaved,
  });
}

function useRefreshWhenSaved() {
  const router = useRouter();
  return ({ destination }: DestinationSaved) => {
    if (destination) router.refresh();
  };
}
