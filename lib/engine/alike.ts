import { hash } from "node:crypto";
import { canonicalJson } from "@/lib/core/json";

/** What makes two payments look like one: who paid, how much, in which currency. */
export interface Payment {
  /** The customer as the payload names it, field and value. */
  customer: string;
  minor: number;
  currency: string;
}

/** 132 bits over a payment: equal for the same payment under another identifier, and never stored in plain. */
export function alikeDigest({ customer, minor, currency }: Payment): string {
  return hash("sha256", canonicalJson([customer, minor, currency]), "base64url").slice(0, 22);
}
