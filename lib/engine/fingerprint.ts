import { hash } from "node:crypto";
import { canonicalJson, type JsonObject } from "@/lib/core/json";

/** 132 bits of SHA-256 over the canonical payload, as 22 characters: equal payloads, equal text. */
export function fingerprint(payload: JsonObject): string {
  return hash("sha256", canonicalJson(payload), "base64url").slice(0, 22);
}
