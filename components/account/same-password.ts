import type { z } from "zod";

/** For superRefine: the field `confirm` must repeat the password. Says so only once something has been typed there. */
export function sameAs<Name extends string>(password: Name) {
  return (values: Record<Name | "confirm", string>, context: z.RefinementCtx) => {
    if (values.confirm === values[password]) return;
    const message =
      values.confirm === "" ? "Type the password a second time." : "The two passwords are not the same.";
    context.addIssue({ code: "custom", path: ["confirm"], message });
  };
}
