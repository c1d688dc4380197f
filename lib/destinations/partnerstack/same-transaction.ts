import { isJsonObject, type Json, type JsonObject } from "@/lib/core/json";

/**
 * Whether a listed transaction is the one that this payload would have made. By its key where the payload has one: a
 * key that is sent becomes PartnerStack's own (4.4). Otherwise by everything else that was sent. Where PartnerStack
 * leaves something out of its list, that alone does not make it another transaction: an own record that is not
 * recognised would be paid a second time.
 */
export function isSameTransaction(payload: JsonObject, listed: JsonObject): boolean {
  if (typeof payload.key === "string") return listed.key === payload.key;
  return (
    isSameCustomer(payload, listed) &&
    payload.amount === listed.amount &&
    upperCase(payload.currency) === upperCase(listed.currency) &&
    (payload.category_key ?? null) === (listed.category_key ?? null) &&
    isSameProduct(payload, listed) &&
    isSameTime(payload.created_at, listed.created_at) &&
    isSameMetadata(payload.metadata, listed.metadata)
  );
}

/** Whether a listed transaction is of the same customer and the same money: near enough for a person to look at. */
export function resemblesTransaction(payload: JsonObject, listed: JsonObject): boolean {
  return (
    isSameCustomer(payload, listed) &&
    payload.amount === listed.amount &&
    upperCase(payload.currency) === upperCase(listed.currency)
  );
}

/** How PartnerStack shows each of the three references (4.3): nested under other names than they are sent with. */
function isSameCustomer(payload: JsonObject, listed: JsonObject): boolean {
  const shown = isJsonObject(listed.customer) ? listed.customer : {};
  if (payload.customer_key !== undefined)
    return isAmong(payload.customer_key, [shown.key, listed.customer_key]);
  if (payload.customer_external_key !== undefined) {
    return isAmong(payload.customer_external_key, [
      shown.external_key,
      shown.customer_key,
      listed.customer_external_key,
    ]);
  }
  return isAmong(lowerCase(payload.customer_email), [
    lowerCase(shown.email),
    lowerCase(listed.customer_email),
  ]);
}

function isAmong(sent: Json | undefined, shown: (Json | undefined)[]): boolean {
  const known = shown.filter((value) => typeof value === "string");
  return known.length === 0 || known.some((value) => value === sent);
}

/** A subscription key lets PartnerStack work out the product by itself (D-SUP1). */
function isSameProduct(payload: JsonObject, listed: JsonObject): boolean {
  const sent = payload.product_key ?? null;
  if (sent === null && typeof payload.subscription_key === "string") return true;
  return sent === (listed.product_key ?? null);
}

/** To the millisecond, or to the second where PartnerStack rounded it (section 6, 5). */
function isSameTime(sent: Json | undefined, shown: Json | undefined): boolean {
  if (typeof sent !== "number" || typeof shown !== "number") return true;
  return sent === shown || (shown % 1_000 === 0 && Math.abs(sent - shown) < 1_000);
}

function isSameMetadata(sent: Json | undefined, shown: Json | undefined): boolean {
  if (!isJsonObject(sent) || !isJsonObject(shown)) return true;
  return Object.entries(sent).every(([name, value]) => {
    const held = shown[name];
    return held === undefined || String(held) === String(value);
  });
}

function lowerCase(value: Json | undefined): Json | undefined {
  return typeof value === "string" ? value.toLowerCase() : value;
}

function upperCase(value: Json | undefined): Json | undefined {
  return typeof value === "string" ? value.toUpperCase() : value;
}
