import type { ApiRequest } from "@/lib/core/outcome";

/** The headers of a call but for Authorization, which carries the keys. */
export function requestHeaders({ body }: ApiRequest): Record<string, string> {
  return {
    accept: "application/json",
    ...(body === undefined ? {} : { "content-type": "application/json" }),
  };
}
