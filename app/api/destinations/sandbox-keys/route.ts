import { newSandboxKeys } from "@/lib/contracts/destinations";
import { route } from "@/lib/http/route";
import { newSandboxAccount } from "@/lib/queries/sandbox-keys";

export const GET = route({
  action: "destinations.edit",
  output: newSandboxKeys,
  run: () => newSandboxAccount(),
});
