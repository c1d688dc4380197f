import { expect, it } from "vitest";
import { asksBeforeFirstSend } from "./first-send";

it.each([
  ["partnerstack", "production", "transaction", true],
  ["partnerstack", "production", "customer", true],
  ["partnerstack", "unknown", "transaction", true],
  ["partnerstack", "unknown", "customer", false],
  ["partnerstack", "test", "transaction", false],
  ["partnerstack_sandbox", "production", "transaction", false],
] as const)("%s in mode %s with %ss: asks before the first send: %s", (type, mode, object, asks) => {
  expect(asksBeforeFirstSend({ type, mode }, object)).toBe(asks);
});
