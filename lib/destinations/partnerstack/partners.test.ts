import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Json } from "@/lib/core/json";
import type { Reply } from "@/lib/core/outcome";
import { openSandboxAccount, type SandboxAccount } from "@/lib/testing/sandbox-account";
import { partners } from "./partners";

let account: SandboxAccount;
beforeAll(async () => {
  account = await openSandboxAccount({ timeoutMs: 1_000 });
});
afterAll(() => account.close());

const answering = (reply: Reply) => partners({ call: async () => reply });
const listOf = (...items: Json[]): Reply => {
  const body = { data: { items, has_more: false }, message: "", status: 200 };
  return { kind: "response", status: 200, body, text: JSON.stringify(body), durationMs: 1 };
};

describe("the partners to choose from", () => {
  it("are those that the keys see", async () => {
    expect(await partners(account.wire)).toEqual([{ key: "gstest", name: "Test Partner" }]);
  });

  it("are named by their company, in either shape, or their address; archived and unreadable ones are left out", async () => {
    const found = await answering(
      listOf(
        { partner_key: "b", company: { key: "x", name: "Beta" } },
        { partner_key: "a", company: null, email: "a@partner.test" },
        { partner_key: "gone", archived: true },
        { email: "nobody@partner.test" },
      ),
    );
    expect(found).toEqual([
      { key: "a", name: "a@partner.test" },
      { key: "b", name: "Beta" },
    ]);
  });

  it("are none where PartnerStack does not answer", async () => {
    expect(await answering({ kind: "lost", reason: "reset", durationMs: 1 })).toEqual([]);
  });
});
