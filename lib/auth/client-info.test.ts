import { describe, expect, it } from "vitest";
import { readClientInfo } from "./client-info";
import { peerHeader } from "./peer-address.server";

/** What is taken for the address of a request that came over a socket from `peer`. */
function addressOf(
  { peer = "10.0.0.1", forwarded }: { peer?: string; forwarded?: string },
  trustedProxies: number,
): string {
  const headers = new Headers({ [peerHeader()]: peer });
  if (forwarded !== undefined) headers.set("x-forwarded-for", forwarded);
  return readClientInfo(headers, trustedProxies).address;
}

describe("the address of a client", () => {
  it("is the socket's where no proxy stands in front, whatever the client claims", () => {
    expect(addressOf({ peer: "203.0.113.9", forwarded: "6.6.6.6" }, 0)).toBe("203.0.113.9");
    expect(addressOf({ peer: "203.0.113.9", forwarded: "6.6.6.6, 7.7.7.7" }, 0)).toBe("203.0.113.9");
  });

  it("is what the farthest of the trusted proxies saw, and not what the client claimed before it", () => {
    const claimed = "6.6.6.6, 203.0.113.9";
    expect(addressOf({ forwarded: claimed }, 1)).toBe("203.0.113.9");
    expect(addressOf({ forwarded: `${claimed}, 10.0.0.2` }, 2)).toBe("203.0.113.9");
    expect(addressOf({ forwarded: `${claimed}, 10.0.0.2,10.0.0.3` }, 3)).toBe("203.0.113.9");
  });

  it("is the farthest that is known where fewer proxies were passed than there are", () => {
    expect(addressOf({ peer: "203.0.113.9" }, 1)).toBe("203.0.113.9");
    expect(addressOf({ forwarded: "203.0.113.9" }, 3)).toBe("203.0.113.9");
  });

  it("has no port, which would make every connection another client", () => {
    expect(addressOf({ forwarded: "203.0.113.9:51234" }, 1)).toBe("203.0.113.9");
    expect(addressOf({ forwarded: "[2001:db8::1]:51234" }, 1)).toBe("2001:db8::1");
    expect(addressOf({ forwarded: "2001:db8::1" }, 1)).toBe("2001:db8::1");
  });

  it("shows an IPv4 address as one", () => {
    expect(addressOf({ peer: "::ffff:10.0.0.7" }, 0)).toBe("10.0.0.7");
  });

  it("is unknown where nobody has seen the socket, rather than what the client claims", () => {
    const headers = new Headers({ "x-forwarded-for": "6.6.6.6" });
    expect(readClientInfo(headers, 0)).toEqual({ address: "", userAgent: "" });
  });
});

it("cuts what is longer than an address or the name of a browser can be", () => {
  const headers = new Headers({ "x-forwarded-for": "9".repeat(999), "user-agent": "x".repeat(9999) });
  const info = readClientInfo(headers, 1);
  expect([info.address.length, info.userAgent.length]).toEqual([60, 300]);
});
