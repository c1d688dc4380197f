"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";

/** Shows what an act changed: the rows and counts of the page, and the record in the drawer. */
export function useAfterAct(): () => void {
  const router = useRouter();
  const queries = useQueryClient();
  return () => {
    void queries.invalidateQueries({ queryKey: ["record"] });
    router.refresh();
  };
}
