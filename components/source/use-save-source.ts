"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { SourceSaved, SourceView, sourceSaved, sourceTested } from "@/lib/contracts/sources";
import { api } from "@/lib/http/client";
import { notify } from "../ui/toast";
import type { SourceDraft } from "./source-form";

type Save = SourceDraft & { saveUntested: boolean };

/** Tests and saves a new source in one call. */
export function useCreateSource(type: SourceView["type"]) {
  const refreshWhenSaved = useRefreshWhenSaved();
  return useMutation({
    mutationFn: (input: Save) => api.post<typeof sourceSaved>("/api/sources", { ...input, type }),
    onSuccess: refreshWhenSaved,
  });
}

/** The same for one that is there; only a new way to connect is tested. */
export function useSaveSource({ id }: Pick<SourceView, "id">) {
  const refreshWhenSaved = useRefreshWhenSaved();
  return useMutation({
    mutationFn: (input: Save) => api.patch<typeof sourceSaved>(`/api/sources/${id}`, input),
    onSuccess: refreshWhenSaved,
  });
}

function useRefreshWhenSaved() {
  const router = useRouter();
  return ({ source }: SourceSaved) => {
    if (source) router.refresh();
  };
}

/** Tries to connect as stored. The card shows what was found; good news is also said in a toast. */
export function useSourceTest({ id, name }: Pick<SourceView, "id" | "name">) {
  const router = useRouter();
  return useMutation({
    mutationFn: () => api.post<typeof sourceTested>(`/api/sources/${id}/test`, {}),
    onSuccess: ({ test }) => {
      if (test.ok) notify.success(`${name} answers`, { text: test.checks.at(-1)?.label });
      router.refresh();
    },
    onError: (error) => notify.error(`${name} could not be tested`, { text: error.message }),
  });
}
