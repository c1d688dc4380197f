import { notFound } from "next/navigation";
import { pageActor } from "@/lib/auth/page-actor";
import { may } from "@/lib/auth/permissions";
import { idParams } from "@/lib/contracts/common";
import { destination } from "@/lib/queries/destinations";
import { sandboxSwitches } from "@/lib/queries/sandbox";

/** What every tab of a sandbox begins with: who looks, the destination, and how its sandbox behaves. */
export async function loadSandbox(params: Promise<{ id: string }>) {
  const { role } = await pageActor("view");
  const { data } = idParams.safeParse(await params);
  const found = data && (await destination(data.id));
  if (found?.type !== "partnerstack_sandbox") notFound();
  const switches = await sandboxSwitches(found.id);
  return {
    destination: found,
    mayEdit: may(role, "sandbox.edit"),
    switches: switches?.ok ? switches.value : null,
    away: switches && !switches.ok ? { message: switches.message, hint: switches.hint } : null,
  };
}
