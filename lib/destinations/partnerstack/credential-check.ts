import type { ApiRequest } from "@/lib/core/outcome";
import { pathWithQuery } from "./paths";

/** A cheap read that every pair of keys may make (section 1): whether PartnerStack answers, and takes the keys. */
export const credentialCheck: ApiRequest = {
  method: "GET",
  path: pathWithQuery("/partnerships", { limit: 1 }),
};
