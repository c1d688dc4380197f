import type { Call } from "./call";
import type { Mode } from "./keys";
import { listPage, readListQuery } from "./listing";
import { recordKey } from "./record-key";
import { type Decision, found, pageData, refused } from "./reply";
import type { AccountState } from "./state";
import { type Dated, Timeline } from "./timeline";

/** A partner of every account; `sequence` is its place. */
type Partner = Dated & { partnerKey: string; email: string; company: string; test: boolean };

const JOINED_AT = Date.UTC(2025, 0, 1);

const NAMES = [
  { partnerKey: "gstest", company: "Test Partner", test: true },
  { partnerKey: "acme-partners", company: "Acme Partners", test: false },
  { partnerKey: "northwind", company: "Northwind", test: false },
  { partnerKey: "bluebird", company: "Bluebird", test: false },
];

export const PARTNERS: readonly Partner[] = NAMES.map((partner, index) => ({
  ...partner,
  email: `${partner.partnerKey}@partners.test`,
  createdAt: JOINED_AT + index * 1_000,
  sequence: index + 1,
}));

const timeline = new Timeline<Partner>();
for (const partner of PARTNERS) timeline.add(partner);

export function partnerByKey(partnerKey: string): Partner | undefined {
  return PARTNERS.find((partner) => partner.partnerKey === partnerKey);
}

function keyOf(state: AccountState, partner: Partner): string {
  return recordKey("part_", state.salt, partner.sequence);
}

export function partnershipKeyOf(state: AccountState, partnerKey: string): string | null {
  const partner = partnerByKey(partnerKey);
  return partner ? keyOf(state, partner) : null;
}

function partnershipJson(state: AccountState, partner: Partner): string {
  return JSON.stringify({
    key: keyOf(state, partner),
    partner_key: partner.partnerKey,
    email: partner.email,
    company: partner.company,
    group: { key: recordKey("grup_", state.salt, 1), name: "Default" },
    approved_status: "approved",
    archived: false,
    test: partner.test,
    created_at: partner.createdAt,
    updated_at: partner.createdAt,
  });
}

/** A partnership by partner key, partnership key or email, within what a key pair may use. */
export function findPartnership(state: AccountState, mode: Mode, identifier: string): Partner | undefined {
  return PARTNERS.find(
    (partner) =>
      (mode === "production" || partner.test) &&
      (partner.partnerKey === identifier ||
        partner.email === identifier ||
        keyOf(state, partner) === identifier),
  );
}

/** GET /partnerships/{partner_key | partnership key | email}. */
export function readPartnership(call: Call): Decision {
  const partner = findPartnership(call.state, call.mode, call.key);
  return partner
    ? found("Retrieved partnership successfully", partnershipJson(call.state, partner))
    : refused(404, "Partnership not found");
}

/** GET /partnerships: also the cheapest way to check a key pair. */
export function listPartnerships(call: Call): Decision {
  const request = readListQuery(call, (key) => findPartnership(call.state, call.mode, key));
  if ("reply" in request) return request;
  const isShown = (partner: Partner) => call.mode === "production" || partner.test;
  const page = listPage(timeline, request, isShown);
  return found(
    "Retrieved partnerships successfully",
    pageData(
      page.hasMore,
      page.records.map((partner) => partnershipJson(call.state, partner)),
      PARTNERS.filter(isShown).length,
    ),
  );
}
