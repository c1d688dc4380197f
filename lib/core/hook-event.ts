import { z } from "zod";

/** dbt Cloud's webhook when a job has finished, and Fivetran's when a connector has. */
const dbtEvent = z.object({ eventType: z.string(), data: z.object({ runStatus: z.string() }) });
const fivetranEvent = z.object({ event: z.string(), data: z.object({ status: z.string() }) });

/**
 * Whether a call to the address of a sync means that new data is there. A body that is neither dbt Cloud's nor Fivetran's
 * is the caller's own business and counts as a yes; a reason says why it is a no.
 */
export function readHookEvent(body: unknown): { starts: true } | { starts: false; reason: string } {
  const dbt = dbtEvent.safeParse(body);
  if (dbt.success && dbt.data.eventType.startsWith("job.run.")) {
    const { eventType, data } = dbt.data;
    const done = eventType === "job.run.completed" && data.runStatus.toLowerCase() === "success";
    return done ? { starts: true } : { starts: false, reason: `dbt says ${eventType}: ${data.runStatus}.` };
  }
  const fivetran = fivetranEvent.safeParse(body);
  if (fivetran.success && /^(sync|transformation)_/.test(fivetran.data.event)) {
    const { event, data } = fivetran.data;
    const done = event.endsWith("_end") && /^success/i.test(data.status);
    return done ? { starts: true } : { starts: false, reason: `Fivetran says ${event}: ${data.status}.` };
  }
  return { starts: true };
}
