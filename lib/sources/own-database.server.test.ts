import { networkInterfaces } from "node:os";
import { describe, expect, it } from "vitest";
import { isSameDatabase } from "./own-database.server";

const own = { host: "127.0.0.1", port: 5432, database: "tributary" };

describe("Tributary's own database", () => {
  it.each([
    ["127.0.0.1"],
    ["localhost"],
    ["LOCALHOST"],
    ["::1"],
    ["0.0.0.0"],
    ["127.1.2.3"],
    ["/var/run/postgresql"],
  ])("is recognized under the name %s", async (host) => {
    expect(await isSameDatabase({ ...own, host }, own)).toBe(true);
  });

  it("is recognized under every address of this machine", async () => {
    for (const { address } of Object.values(networkInterfaces()).flatMap((cards) => cards ?? [])) {
      expect(await isSameDatabase({ ...own, host: address }, own)).toBe(true);
    }
  });

  it("is not another database, another port or another machine", async () => {
    expect(await isSameDatabase({ ...own, database: "shop" }, own)).toBe(false);
    expect(await isSameDatabase({ ...own, port: 5433 }, own)).toBe(false);
    expect(await isSameDatabase({ ...own, host: "192.0.2.1" }, own)).toBe(false);
    expect(await isSameDatabase({ ...own, host: "no-such-host.invalid" }, own)).toBe(false);
  });
});
