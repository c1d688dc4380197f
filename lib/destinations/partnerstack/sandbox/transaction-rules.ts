import { isObject, type PropertyRule, valueError } from "./validate";

export const CUSTOMER_REFERENCES = ["customer_external_key", "customer_key", "customer_email"] as const;

export type TransactionBody = {
  amount: number;
  currency: string;
  key?: string;
  customer_external_key?: string;
  customer_key?: string;
  customer_email?: string;
  category_key?: string | null;
  product_key?: string | null;
  subscription_key?: string | null;
  member_key?: string | null;
  metadata?: Record<string, unknown> | null;
  created_at?: number;
};

const LARGEST_AMOUNT = 50_000_000_000;

/** The body of POST /transactions (D-TC); `test` is let through and ignored, because the key pair decides. */
export const TRANSACTION_RULES: readonly PropertyRule[] = [
  {
    name: "amount",
    types: ["integer"],
    required: true,
    minimum: -LARGEST_AMOUNT,
    maximum: LARGEST_AMOUNT,
  },
  { name: "currency", types: ["string"], required: true, minLength: 3, maxLength: 3 },
  { name: "customer_external_key", types: ["string"], minLength: 1, maxLength: 255 },
  { name: "customer_key", types: ["string"], minLength: 1, maxLength: 255 },
  { name: "customer_email", types: ["string"], minLength: 1, maxLength: 255 },
  { name: "key", types: ["string"], minLength: 4, maxLength: 255 },
  { name: "category_key", types: ["string", "null"] },
  { name: "product_key", types: ["string", "null"] },
  { name: "subscription_key", types: ["string", "null"] },
  { name: "member_key", types: ["string", "null"] },
  { name: "metadata", types: ["object", "null"] },
  { name: "created_at", types: ["integer"], minimum: 0, maximum: 8_640_000_000_000_000 },
  { name: "test", types: ["boolean", "null"] },
];

const LARGEST_METADATA = 25;
const METADATA_VALUE: PropertyRule = {
  name: "value",
  types: ["string", "number", "null"],
  maxLength: 100,
};
const METADATA_NAME = /^[A-Za-z0-9_]+$/;

/** The first metadata rule that a transaction breaks (D-META), or undefined. */
export function metadataError(metadata: unknown): string | undefined {
  if (!isObject(metadata)) return undefined;
  const entries = Object.entries(metadata);
  if (entries.length > LARGEST_METADATA) return `metadata has more than ${LARGEST_METADATA} properties`;
  for (const [name, value] of entries) {
    if (name.length > 30) return `'${name}' is too long`;
    if (!METADATA_NAME.test(name)) return `'${name}' does not match '^[A-Za-z0-9_]+$'`;
    const error = valueError(value, METADATA_VALUE);
    if (error) return error;
  }
  return undefined;
}
