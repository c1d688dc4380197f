import { env } from "@/lib/settings/env";

/** Where the API of a type of destination is, for a curl command. */
export function destinationUrl(type: string | undefined): string {
  const { PARTNERSTACK_API_URL, SANDBOX_URL } = env();
  if (type !== "partnerstack_sandbox" || SANDBOX_URL === undefined) return PARTNERSTACK_API_URL;
  return `${SANDBOX_URL.replace(/\/+$/, "")}/api/v2`;
}
