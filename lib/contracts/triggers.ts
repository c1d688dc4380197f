import { z } from "zod";
import { syncTriggers } from "@/lib/core/triggers";
import { id, instant, nameOfSync } from "./common";

export const triggersInput = z.object({
  triggers: syncTriggers,
  /** The name of the destination, typed by a person before the first send to an account with real money. */
  confirm: z.string().max(200).optional(),
});
export type TriggersInput = z.infer<typeof triggersInput>;

/** What starts a sync by itself, in words, with the next times. */
export const triggersView = z.object({
  triggers: syncTriggers,
  /** "Every day at 06:00 (Europe/Berlin)". */
  words: z.string(),
  /** The five next times by the clock; fewer where there are no more. */
  next: z.array(instant),
  /** The syncs that it follows, by name. */
  after: z.array(nameOfSync),
  /** Since when there is an address that starts it; the address itself is shown once. */
  hookSince: instant.nullable(),
});
export type TriggersView = z.infer<typeof triggersView>;

/** The words and times of triggers that are being chosen. */
export const triggerPreview = triggersView.pick({ words: true, next: true });
export type TriggerPreview = z.infer<typeof triggerPreview>;

/** The path of the address, with its secret: this is the only time that it is told. */
export const newHook = z.object({ path: z.string(), since: instant });

/** What a call to the address came to. */
export const hookAnswer = z.object({
  started: z.boolean(),
  runId: id.nullable(),
  /** Why nothing was started, or what happens now. */
  message: z.string(),
});
export type HookAnswer = z.infer<typeof hookAnswer>;
