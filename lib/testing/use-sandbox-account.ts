import { afterAll, beforeAll, beforeEach } from "vitest";
import { openSandboxAccount, type SandboxAccount } from "./sandbox-account";
import { addCustomers } from "./sandbox-payments";

/** A sandbox account for the tests of a file: empty before each of them, but for these customers, and without a rate limit. */
export function useSandboxAccount(...customers: string[]): SandboxAccount {
  let opened: SandboxAccount | undefined;
  const account = (): SandboxAccount => {
    if (!opened) throw new Error("The sandbox is open only while tests run.");
    return opened;
  };
  beforeAll(async () => {
    opened = await openSandboxAccount();
  });
  beforeEach(async () => {
    await account().client.reset();
    await account().client.setSwitches({ rateLimitPerMinute: null });
    await addCustomers(account(), ...customers);
  });
  afterAll(() => opened?.close());
  return {
    get url() {
      return account().url;
    },
    get client() {
      return account().client;
    },
    get wire() {
      return account().wire;
    },
    close: () => account().close(),
  };
}
