import type { Actor } from "@/lib/auth/actor";
import type { RetentionInput, RetentionView } from "@/lib/contracts/retention";
import { retention } from "@/lib/queries/retention";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { readRetention, writeRetention } from "@/lib/store/retention";

/** Changes how long history is kept. It takes effect with the next clearing; what was cleared does not come back. */
export async function changeRetention(actor: Actor, input: RetentionInput): Promise<RetentionView> {
  const { payloadDays, recordDays } = await readRetention();
  await database().$transaction(async (tx) => {
    await writeRetention(tx, input);
    await recordAudit(tx, {
      actor,
      action: "retention.changed",
      subject: "workspace",
      detail: { from: { payloadDays, recordDays }, to: { ...input } },
    });
  });
  return retention();
}
