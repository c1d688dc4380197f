import type { SandboxQuery } from "@/lib/contracts/sandbox";
import { withQuery } from "@/lib/http/with-query";

export type SandboxList = "transactions" | "customers";

/** The transactions are what people come for, so they are the page itself. */
export function sandboxHref(destinationId: number, list: SandboxList, query: SandboxQuery = {}): string {
  const base = `/destinations/${destinationId}/sandbox`;
  return withQuery(list === "transactions" ? base : `${base}/${list}`, query);
}
