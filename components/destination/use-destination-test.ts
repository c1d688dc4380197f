"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { DestinationView, destinationTested } from "@/lib/contracts/destinations";
import { api } from "@/lib/http/client";
import { notify } from "../ui/toast";
import { testSummary } from "./destination-words";

/** Tests the stored keys of a destination. The card shows what was found; good news is also said in a toast. */
export function useDestinationTest({ id, name }: Pick<DestinationView, "id" | "name">) {
  const router = useRouter();
  return useMutation({
    mutationFn: () => api.post<typeof destinationTested>(`/api/destinations/${id}/test`, {}),
    onSuccess: ({ test }) => {
      if (test.ok) notify.success(`${name} answers`, { text: testSummary(test) });
      router.refresh();
    },
    onError: (error) => notify.error(`${name} could not be tested`, { text: error.message }),
  });
}
