import { describe, expect, it } from "vitest";
import { destinationObject } from "@/lib/destinations/catalog";
import { sentBody } from "./sent-body";

const look = { request: { method: "GET" as const, path: "/customers/C1" } };
const payload = { email: "ada@example.com" };
const creation = destinationObject("customer").request({
  operation: "create",
  externalKey: "C1",
  remoteKey: null,
  payload,
});

describe("the body that was sent for a record", () => {
  it("is that of the request, with what the request adds to the payload", () => {
    expect(sentBody(payload, [look, { request: creation }])).toEqual({ ...payload, customer_key: "C1" });
  });

  it("is that of the last request that had one", () => {
    const first = {
      request: { method: "POST" as const, path: "/customers", body: { email: "old@example.com" } },
    };
    expect(sentBody(payload, [first, { request: creation }, look])).toMatchObject({ customer_key: "C1" });
  });

  it("is what is remembered of it where the calls are no longer kept", () => {
    expect(sentBody(payload, [])).toEqual(payload);
  });

  it("is nothing where nothing was sent", () => {
    expect(sentBody(null, [look])).toBeNull();
  });
});
