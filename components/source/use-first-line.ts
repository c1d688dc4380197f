"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { SourceView, sourceView, UploadedFileView } from "@/lib/contracts/sources";
import { api } from "@/lib/http/client";
import { errorWords } from "../forms/error-words";
import { notify } from "../ui/toast";
import { counted } from "./source-words";

/** Reads a stored file again, its first line as the other of the two: names or data. */
export function useFirstLine(sourceId: number) {
  const router = useRouter();
  const { mutate, isPending } = useMutation({
    mutationFn: ({ id, firstLine }: UploadedFileView) =>
      api.patch<typeof sourceView>(`/api/sources/${sourceId}/files/${id}`, {
        firstLine: firstLine === "names" ? "data" : "names",
      }),
    onSuccess: (source, { id }) => {
      sayWhatChanged(source, id);
      router.refresh();
    },
    onError: (error, { name }) => notify.error(`${name} stays as it is`, { text: errorWords(error) }),
  });
  return { change: (file: UploadedFileView) => mutate(file), isPending };
}

function sayWhatChanged({ files }: SourceView, id: number): void {
  const file = files.find((one) => one.id === id);
  if (!file) return;
  const names = file.columns.map(({ name }) => name).slice(0, 3);
  const more = file.columns.length > names.length ? ", …" : "";
  const refresh = file.datasets.length > 0 ? " Refresh the fields of the datasets that read it." : "";
  notify.success(`${file.name} has ${counted(file.rows, "row")} now`, {
    text: `Its columns are called ${names.join(", ")}${more}.${refresh}`,
  });
}
