import type { FieldValues, Resolver } from "react-hook-form";
import type { z } from "zod";
import { unchecked } from "./unchecked";

/**
 * The rules of a form, loaded when it is first checked: nobody needs them before something was typed, and the page is
 * there sooner without them. `load` brings the schema from a module of its own.
 */
export function lazyRules<Schema extends z.ZodType<unknown, FieldValues>>(
  load: () => Promise<Schema>,
): Resolver<z.input<Schema>, unknown, z.output<Schema>> {
  let ready: Promise<Resolver<z.input<Schema>, unknown, z.output<Schema>>> | undefined;
  const open = async () => {
    const [schema, { zodResolver }, { plainMessage }] = await Promise.all([
      load(),
      import("@hookform/resolvers/zod"),
      import("@/lib/http/plain-message"),
    ]);
    return zodResolver(schema, { error: plainMessage }) as Resolver<
      z.input<Schema>,
      unknown,
      z.output<Schema>
    >;
  };
  return async (values, context, options) => {
    ready ??= open();
    const check = await ready.catch(() => undefined);
    if (check) return check(values, context, options);
    // Asked for again the next time.
    ready = undefined;
    return unchecked(values);
  };
}
