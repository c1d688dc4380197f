import { describe, expect, it } from "vitest";
import { isSameOrigin } from "./same-origin";

const accepts = (headers: Record<string, string>) =>
  isSameOrigin(new Headers({ host: "tributary.test:4000", ...headers }));

describe("isSameOrigin", () => {
  it.each([
    ["our own page says so", { "sec-fetch-site": "same-origin", origin: "http://tributary.test:4000" }],
    ["a person typed the address", { "sec-fetch-site": "none" }],
    ["plain http carries only Origin", { origin: "http://tributary.test:4000" }],
    ["a proxy hides our name", { origin: "https://sync.example", "x-forwarded-host": "sync.example" }],
    ["no browser is involved", {}],
  ])("accepts when %s", (_name, headers) => {
    expect(accepts(headers)).toBe(true);
  });

  it.each([
    ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["another site that hides its name", { "sec-fetch-site": "cross-site" }],
    ["a sister domain", { "sec-fetch-site": "same-site", origin: "https://blog.tributary.test" }],
    ["another port of this host", { origin: "http://tributary.test:5000" }],
    ["another site over plain http", { origin: "http://evil.example" }],
    ["a sandboxed frame", { origin: "null" }],
    ["another site that names us in its path", { origin: "http://evil.example/tributary.test:4000" }],
  ])("refuses %s", (_name, headers) => {
    expect(accepts(headers)).toBe(false);
  });
});
