import type { PendingRecord } from "@/lib/core/ports";
import type { RunContext } from "./run-context";
import { sendRecords } from "./send-records";

/** Records of the plan that are read at once. */
const pageSize = 512;

/** Walks the plan from its first unsent record. Stops between records when asked. */
export async function sendPlan(context: RunContext): Promise<void> {
  await sendRecords(context, pagesOf(context));
}

async function* pagesOf({ books }: RunContext): AsyncGenerator<PendingRecord[]> {
  let after = 0n;
  for (;;) {
    const page = await books.planned(after, pageSize);
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
    yield page;
  }
}
