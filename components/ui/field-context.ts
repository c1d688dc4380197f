"use client";

import { createContext, useContext } from "react";

type FieldWiring = {
  id: string;
  labelId: string;
  descriptionId: string | undefined;
  invalid: boolean;
  required: boolean;
};

export const FieldContext = createContext<FieldWiring | undefined>(undefined);

/** What a control inside a Field needs for its label, help and error to be announced with it. Nothing outside of one. */
export function useFieldWiring() {
  const field = useContext(FieldContext);
  if (!field) return {};
  return {
    id: field.id,
    "aria-describedby": field.descriptionId,
    "aria-invalid": field.invalid || undefined,
    "aria-required": field.required || undefined,
  };
}

/** The same for a control that is itself a group (radio cards): it is named by the words of the label, not through `for`. */
export function useFieldGroupWiring() {
  const field = useContext(FieldContext);
  if (!field) return {};
  return {
    "aria-labelledby": field.labelId,
    "aria-describedby": field.descriptionId,
    "aria-invalid": field.invalid || undefined,
    "aria-required": field.required || undefined,
  };
}
