import type { FieldErrors, FieldValues, ResolverError } from "react-hook-form";

/**
 * The answer of a form whose rules did not load: the network was away, or the server was updated since the page was
 * opened. Nothing was checked, so nothing may be sent. It stands at the first field, because that needs no more code.
 */
export function unchecked<Values extends FieldValues>(values: Values): ResolverError<Values> {
  const [first = "root"] = Object.keys(values);
  const message =
    "This could not be checked, because a part of the page did not load. Try again, or reload the page.";
  return { values: {}, errors: { [first]: { type: "unchecked", message } } as FieldErrors<Values> };
}
