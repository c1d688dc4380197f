import { expect, it } from "vitest";
import type { DestinationWire } from "@/lib/core/ports";
import { makeSync, movedClock, runOver } from "@/lib/testing/run-fixture";
import { columnMapping, invoiceConfig } from "@/lib/testing/sync-connections";
import { useTestDatabase } from "@/lib/testing/test-database";
import { useSandboxAccount } from "@/lib/testing/use-sandbox-account";

useTestDatabase();
const account = useSandboxAccount("acme");

const hour = 3_600_000;
const shifts = [6 * hour, 0, -6 * hour];

const withDate = {
  ...invoiceConfig,
  mappings: [...invoiceConfig.mappings, columnMapping("created_at", "at")],
};
const withKey = { ...withDate, mappings: [...withDate.mappings, columnMapping("key", "id")] };
const row = { id: "inv_1", account: "acme", total: "12.50", currency: "USD", at: "2026-03-01T10:00:00Z" };

/** A PartnerStack that dates transactions itself, whatever created_at it is sent: nobody has proven that it does not. */
const datesItself: DestinationWire = {
  call: (request) => {
    if (!request.body) return account.wire.call(request);
    const { created_at: _ignored, ...body } = request.body;
    return account.wire.call({ ...request, body });
  },
};

it.each(
  shifts.flatMap((shift) => [
    { shift, dates: "by the source", config: withDate, wire: () => account.wire },
    { shift, dates: "by the time of sending", config: invoiceConfig, wire: () => account.wire },
    { shift, dates: "by PartnerStack", config: withDate, wire: () => datesItself },
    { shift, dates: "by PartnerStack, with a key", config: withKey, wire: () => datesItself },
  ]),
)(
  "neither loses nor doubles a transaction dated $dates while the clock is off by $shift ms",
  async ({ shift, config, wire }) => {
    const sync = await makeSync(config);
    await account.client.setSwitches({ duplicateTransactionKey: "200-duplicate-row" });
    const arrived = { ...row, id: "arrived", total: "12.50" };
    const lost = { ...row, id: "lost", total: "13.00" };
    for (const [only, fault] of [
      [arrived, "dropAfterCommit"],
      [lost, "dropBeforeCommit"],
    ] as const) {
      await account.client.setSwitches({ faults: { [fault]: { method: "POST", times: 1 } } });
      await runOver(sync, [only], { wire: wire(), clock: movedClock(Date.now() + shift) });
    }
    expect(await runOver(sync, [arrived, lost], { wire: wire() })).toMatchObject({ unchanged: 2n });
    const { transactions } = await account.client.transactions();
    expect(transactions.map(({ amount }) => amount).sort()).toEqual([1_250, 1_300]);
  },
);
