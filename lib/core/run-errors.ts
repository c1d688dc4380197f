/** Another worker holds the run now. Whoever gets this stops at once and writes nothing more. */
export class LeaseLost extends Error {
  constructor(runId: number) {
    super(`The lease of run ${runId} is held by another worker.`);
    this.name = "LeaseLost";
  }
}

export type RunFailureCode =
  | "source_failed"
  | "source_changed"
  | "configuration_broken"
  | "keys_refused"
  | "destination_failed"
  /** Guard rails held it and nobody released it in time. */
  | "not_released"
  /** Skipped: the run before was still going on. */
  | "overlap"
  | "internal";

/** The run cannot go on. Everything that was not sent stays due. */
export class RunFailure extends Error {
  readonly code: RunFailureCode;
  readonly hint: string;

  constructor(code: RunFailureCode, message: string, hint: string) {
    super(message);
    this.name = "RunFailure";
    this.code = code;
    this.hint = hint;
  }
}

/** Why a run stops between two records: a person canceled it, the lease is gone, or the server is shutting down. */
export type StopReason = "canceled" | "lease_lost" | "shutdown";

export class RunStopped extends Error {
  readonly reason: StopReason;

  constructor(reason: StopReason) {
    super(`The run stopped: ${reason}.`);
    this.name = "RunStopped";
    this.reason = reason;
  }
}
