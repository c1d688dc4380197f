import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/core/json";
import type { ApiRequest } from "@/lib/core/outcome";
import { asCurl } from "./curl";

const base = "https://api.partnerstack.com/api/v2";

/** What curl would be started with, told by a real shell with a function in curl's place. */
function argumentsOf(...commands: string[]): string[][] {
  const separator = "\u0001";
  const script = [`curl() { printf '%s\\0' "$@"; printf '${separator}\\0'; }`, ...commands].join("\n");
  const printed = execFileSync("/bin/sh", ["-c", script], {
    env: { ...process.env, PUBLIC_KEY: "pk 1", SECRET_KEY: "sk $2" },
    encoding: "utf8",
    maxBuffer: 64_000_000,
  });
  const calls: string[][] = [[]];
  for (const argument of printed.split("\0").slice(0, -1)) {
    if (argument === separator) calls.push([]);
    else calls.at(-1)?.push(argument);
  }
  return calls.slice(0, -1);
}

describe("asCurl", () => {
  it("reads like a command that one would write", () => {
    const request: ApiRequest = {
      method: "PATCH",
      path: "/customers/acct_42",
      body: { name: "Jane's shop" },
    };
    expect(asCurl(base, request)).toMatchInlineSnapshot(`
      "curl --request PATCH 'https://api.partnerstack.com/api/v2/customers/acct_42' \\
        --globoff --user "$PUBLIC_KEY:$SECRET_KEY" \\
        --header 'Accept: application/json' \\
        --header 'Content-Type: application/json' \\
        --data-raw '{"name":"Jane'\\''s shop"}'"
    `);
  });

  it("has no body where the request has none", () => {
    expect(asCurl(base, { method: "GET", path: "/transactions?limit=250" })).toMatchInlineSnapshot(`
      "curl --request GET 'https://api.partnerstack.com/api/v2/transactions?limit=250' \\
        --globoff --user "$PUBLIC_KEY:$SECRET_KEY" \\
        --header 'Accept: application/json'"
    `);
  });

  it("takes the keys from the reader's environment", () => {
    expect(argumentsOf(asCurl(base, { method: "GET", path: "/customers" }))[0]).toContain("pk 1:sk $2");
  });

  it("passes any path and any body through the shell unharmed, and starts nothing else", () => {
    const awkward = fc.constantFrom(
      "'",
      "\\",
      "$(exit 1)",
      "`exit 1`",
      "\n",
      '"',
      "!",
      ";",
      "&&",
      "*",
      "~",
      "%27",
      "\u0000",
      "é😀",
    );
    const anyText = fc
      .array(fc.oneof(awkward, fc.string({ maxLength: 5 })), { maxLength: 6 })
      .map((parts) => parts.join(""));
    const anyBody = fc.dictionary(
      anyText,
      fc.oneof(anyText, fc.integer(), fc.constant(null)),
    ) as fc.Arbitrary<JsonObject>;
    const anyRequest = fc.record({
      method: fc.constantFrom<ApiRequest["method"]>("POST", "PATCH"),
      path: anyText.map((text) => `/customers/${text.replaceAll("\u0000", "")}`),
      body: anyBody,
    });
    fc.assert(
      fc.property(fc.array(anyRequest, { minLength: 1, maxLength: 20 }), (requests) => {
        const started = argumentsOf(...requests.map((request) => asCurl(base, request)));
        expect(started).toHaveLength(requests.length);
        requests.forEach((request, at) => {
          const [, method, url, ...rest] = started[at] ?? [];
          expect([method, url]).toEqual([request.method, `${base}${request.path}`]);
          expect(JSON.parse(rest.at(-1) ?? "") as Json).toEqual(JSON.parse(JSON.stringify(request.body)));
        });
      }),
      { numRuns: 40 },
    );
  });
});
