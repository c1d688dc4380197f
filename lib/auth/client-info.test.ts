import { describe, expect, it } from "vitest";
import { readClientInfo } from "./client-info";

const addressIn = (forwarded: string) =>
  readClientInfo(new Headers({ "x-forwarded-for": forwarded })).address;

describe("readClientInfo", () => {
  it("believes the nearest proxy and not what the client claimed before it", () => {
    expect(addressIn("1.2.3.4, 203.0.113.9")).toBe("203.0.113.9");
  });

  it("shows an IPv4 address as one, and leaves an IPv6 address alone", () => {
    expect(addressIn("::ffff:10.0.0.7")).toBe("10.0.0.7");
    expect(addressIn("2001:db8::1")).toBe("2001:db8::1");
  });

  it("knows nothing where nothing is said", () => {
    expect(readClientInfo(new Headers())).toEqual({ address: "", userAgent: "" });
  });

  it("cuts what is longer than an address or the name of a browser can be", () => {
    const info = readClientInfo(
      new Headers({ "x-forwarded-for": "9".repeat(999), "user-agent": "x".repeat(9999) }),
    );
    expect([info.address.length, info.userAgent.length]).toEqual([60, 300]);
  });
});
