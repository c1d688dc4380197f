import type { FieldPath, FieldValues, UseFormReturn } from "react-hook-form";
import { ApiError } from "@/lib/http/client";

/** What belongs to no field: the title and text of a FormError. */
export interface FormFailure {
  title: string;
  text?: string;
}

/**
 * Puts what the server refused on the fields of the form, with the focus on the first. Gives what belongs to no field, or
 * undefined when everything found its place.
 */
export function showOnForm<Values extends FieldValues>(
  error: unknown,
  form: Pick<UseFormReturn<Values>, "setError" | "getValues">,
): FormFailure | undefined {
  if (!(error instanceof ApiError)) throw error;
  const names = Object.keys(form.getValues());
  const placed = Object.entries(error.fields).filter(([path]) => names.includes(path.split(".")[0] ?? ""));
  for (const [index, [path, message]] of placed.entries()) {
    form.setError(path as FieldPath<Values>, { type: "server", message }, { shouldFocus: index === 0 });
  }
  const everythingPlaced = placed.length > 0 && placed.length === Object.keys(error.fields).length;
  return everythingPlaced ? undefined : { title: error.message, text: error.hint };
}
