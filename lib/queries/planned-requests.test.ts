import { describe, expect, it } from "vitest";
import type { Change } from "@/lib/core/change";
import type { Behavior, SyncConfig } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";
import { columnMapping } from "@/lib/testing/sync-connections";
import { plannedRequests } from "./planned-requests";

const url = "https://api.partnerstack.test/api/v2";
const customer = destinationObject("customer");
const payload = { email: "a@x.test", partner_key: "gstest" };
const upsert: Change = { operation: "upsert", externalKey: "58", remoteKey: null, payload };

const config = (behavior: Behavior, ...fields: string[]): Pick<SyncConfig, "behavior" | "mappings"> => ({
  behavior,
  mappings: fields.map((field) => columnMapping(field, field)),
});

describe("the requests of a planned record", () => {
  it("are one for a transaction, ready to be copied", () => {
    const change: Change = { operation: "send", externalKey: "1", remoteKey: null, payload: { amount: 198 } };
    const [only, ...others] = plannedRequests(
      destinationObject("transaction"),
      config("send", "created_at"),
      change,
      url,
    );
    expect(others).toEqual([]);
    expect(only?.when).toBe("Once.");
    expect(only).toMatchObject({ method: "POST", url: `${url}/transactions`, body: { amount: 198 } });
    expect(only?.curl).toContain(`curl --request POST '${url}/transactions'`);
  });

  it("say when the date of a transaction is not mapped, because it is another one when it is sent", () => {
    const change: Change = {
      operation: "send",
      externalKey: "1",
      remoteKey: null,
      payload: { created_at: 1 },
    };
    const [only] = plannedRequests(destinationObject("transaction"), config("send"), change, url);
    expect(only?.when).toContain("created_at");
  });

  it("are what differs for a customer that is remembered", () => {
    const change: Change = { ...upsert, operation: "update", changed: { email: "a@x.test" } };
    expect(plannedRequests(customer, config("update_or_create"), change, url)).toMatchObject([
      { label: "Update", method: "PATCH", path: "/customers/58", body: { email: "a@x.test" } },
    ]);
  });

  it("begin with a look where only PartnerStack knows, and never create with Update Only", () => {
    expect(plannedRequests(customer, config("update_or_create"), upsert, url)).toMatchObject([
      { label: "Look up", method: "GET", path: "/customers/58" },
      { label: "Create", method: "POST", body: { customer_key: "58", ...payload } },
      { label: "Update", method: "PATCH", body: { email: "a@x.test" } },
    ]);
    const labels = plannedRequests(customer, config("update_only"), upsert, url).map(({ label }) => label);
    expect(labels).toEqual(["Look up", "Update"]);
  });
});
