import { conflict, type Problem } from "@/lib/http/problem";

/** Its plan stands to be sent as it was shown, and a retry of one record would send what nobody asked to send. */
export function onlyADryRun(): Problem {
  return conflict(
    "This is a dry run: nothing was sent, so there is nothing to decide about.",
    "Send it or run the sync, then decide about the records of that run.",
  );
}
