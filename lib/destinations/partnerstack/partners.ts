import { z } from "zod";
import type { ApiRequest } from "@/lib/core/outcome";
import type { DestinationWire } from "@/lib/core/ports";
import { pathWithQuery } from "./paths";
import { readList } from "./replies";

/** A partner of the program, as a customer names it. */
export interface Partner {
  key: string;
  /** The company, or else the e-mail address; empty where PartnerStack shows neither. */
  name: string;
}

/** One page is enough to choose from; who has more partners types the key. */
const partnersPage: ApiRequest = { method: "GET", path: pathWithQuery("/partnerships", { limit: 250 }) };

const text = z.string().nullish().catch(null);
const shownPartner = z.object({
  partner_key: z.string().min(1),
  company: z
    .union([z.string(), z.object({ name: text }).transform(({ name }) => name)])
    .nullish()
    .catch(null),
  email: text,
  archived: z.boolean().nullish().catch(null),
});

/**
 * The partners that the keys see (GET /partnerships, D-LLMS), by key. Empty where the call fails; a key can still be
 * typed. Archived ones are left out: PartnerStack takes no new customer for them.
 */
export async function partners(wire: DestinationWire): Promise<Partner[]> {
  const reply = await wire.call(partnersPage);
  const isGood = reply.kind === "response" && reply.status >= 200 && reply.status < 300;
  const list = isGood ? readList(reply.body) : undefined;
  return (list?.items ?? [])
    .flatMap((item): Partner[] => {
      const read = shownPartner.safeParse(item);
      if (!read.success || read.data.archived) return [];
      const { partner_key, company, email } = read.data;
      return [{ key: partner_key, name: company || email || "" }];
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
