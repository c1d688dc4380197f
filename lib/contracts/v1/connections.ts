import { z } from "zod";
import { v1Id, v1Time } from "./envelope";

const testResults = z.strictObject({
  steps: z.array(
    z.strictObject({
      step: z.string(),
      status: z.enum(["success", "failure"]),
      error: z.strictObject({ message: z.string() }).optional(),
    }),
  ),
});

const connection = {
  id: v1Id,
  name: z.string(),
  /** The service_name of its type. */
  type: z.string(),
  created_at: v1Time,
  last_test_succeeded: z.boolean().nullable(),
  last_tested_at: v1Time.nullable(),
  last_test_results: testResults.optional(),
  /** Everything but secrets. */
  connection_details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
};

export const v1Source = z.strictObject({
  ...connection,
  label: z.string().nullable(),
  sync_engine: z.literal("basic"),
  read_only_connection: z.literal(true),
});
export type V1Source = z.infer<typeof v1Source>;

export const v1Destination = z.strictObject({
  ...connection,
  is_file_system_destination: z.literal(false),
  objects: z.array(z.strictObject({ label: z.string(), full_name: z.string() })),
});
export type V1Destination = z.infer<typeof v1Destination>;

export const v1Workspace = z.strictObject({
  id: v1Id,
  name: z.string(),
  organization_id: v1Id,
  created_at: v1Time,
  notification_emails: z.array(z.string()),
});
