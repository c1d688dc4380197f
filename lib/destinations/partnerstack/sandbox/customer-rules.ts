import type { PropertyRule } from "./validate";

export type CustomerBody = {
  customer_key?: string | null;
  email?: string;
  partner_key?: string;
  name?: string;
  member_key?: string;
  provider_key?: string | null;
  meta?: Record<string, unknown>;
};

const EMAIL: PropertyRule = {
  name: "email",
  types: ["string"],
  minLength: 4,
  maxLength: 255,
  format: "email",
};

const CUSTOMER_KEY: PropertyRule = {
  name: "customer_key",
  types: ["string", "null"],
  minLength: 1,
  maxLength: 255,
};

const PARTNER_KEY: PropertyRule = { name: "partner_key", types: ["string"] };

const OPTIONAL: readonly PropertyRule[] = [
  { name: "name", types: ["string"], maxLength: 100 },
  { name: "member_key", types: ["string"] },
  { name: "provider_key", types: ["string", "null"] },
  { name: "meta", types: ["object"] },
];

/** The body of POST /customers (D-CC), in the order in which a mistake is named. */
export const CREATE_RULES: readonly PropertyRule[] = [
  { ...EMAIL, required: true },
  { ...PARTNER_KEY, required: true },
  CUSTOMER_KEY,
  ...OPTIONAL,
];

export const STRICT_CREATE_RULES = CREATE_RULES.map((rule) =>
  rule.name === "customer_key" ? { ...rule, required: true } : rule,
);

/** The body of PATCH /customers/{key} (D-CU). */
export const UPDATE_RULES: readonly PropertyRule[] = [EMAIL, CUSTOMER_KEY, ...OPTIONAL];

/** A partner_key is let through where PATCH ignores it, so that "unknown property" does not answer for it. */
export const LENIENT_UPDATE_RULES: readonly PropertyRule[] = [
  ...UPDATE_RULES,
  { name: "partner_key", types: ["string"] },
];
