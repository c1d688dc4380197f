import type { DatasetDefinition, ReadScope, RowReader } from "@/lib/core/ports";
import type { Column } from "@/lib/core/record";
import type { RowBatch } from "@/lib/core/row-batch";
import { describeFields, PostgresRows, selectionOf } from "./postgres-dataset.server";
import { explainPostgres } from "./postgres-errors";
import { whereInScope } from "./postgres-scope.server";
import {
  inSession,
  openSession,
  type PostgresAccess,
  type PostgresSession,
  terminate,
} from "./postgres-session.server";
import { narrowedTo } from "./postgres-wanted-keys.server";
import { SourceError } from "./source-error";

const defaultIdleTimeoutMs = 600_000;

/**
 * Reads a dataset through a cursor: two batches are in memory, all come from one snapshot, and there is no limit on how
 * long the query takes.
 */
export class PostgresReader implements RowReader {
  readonly #access: PostgresAccess;
  readonly #dataset: DatasetDefinition;

  constructor(access: PostgresAccess, dataset: DatasetDefinition) {
    this.#access = access;
    this.#dataset = dataset;
  }

  async columns(): Promise<Column[]> {
    const { from, query } = selectionOf(this.#dataset);
    const sql = `SELECT * FROM ${from} LIMIT 0`;
    return inSession(this.#access, { sql, query }, async (client) => {
      const rows = new PostgresRows(client, sql);
      await rows.next(1);
      return describeFields(client, rows.fields);
    });
  }

  async *rows(batchSize: number, signal: AbortSignal, scope: ReadScope = {}): AsyncGenerator<RowBatch> {
    if (signal.aborted) return;
    const { from, query } = selectionOf(this.#dataset);
    const sql = `SELECT * FROM ${from}${whereInScope(scope)}`;
    const session = await openSession(this.#access, 0);
    // The signal may have been aborted while the connection was made.
    if (signal.aborted) return session.end();
    const reading = new Reading(this.#access, session, signal);
    try {
      const statement = scope.keys ? await narrowedTo(session.client, from, scope.keys) : { sql, values: [] };
      const rows = new PostgresRows(session.client, statement.sql, statement.values);
      let next = reading.fetch(rows.next(batchSize));
      for (;;) {
        const batch = await next;
        const isLast = batch.length < batchSize;
        // The server works on the next batch while the consumer works on this one.
        if (!isLast) next = reading.fetch(rows.next(batchSize));
        if (batch.length > 0) yield* reading.handOver(batch);
        if (isLast || signal.aborted) return;
      }
    } catch (error) {
      if (signal.aborted) return;
      throw reading.idledOut ?? explainPostgres(error, { settings: this.#access.settings, sql, query });
    } finally {
      await reading.end();
    }
  }
}

/** Watches over one read: stops the server's work when the signal aborts, and does not hold a snapshot for nobody. */
class Reading {
  readonly #access: PostgresAccess;
  readonly #session: PostgresSession;
  readonly #signal: AbortSignal;
  #fetching = false;
  #terminating: Promise<void> | undefined;
  idledOut: SourceError | undefined;

  constructor(access: PostgresAccess, session: PostgresSession, signal: AbortSignal) {
    this.#access = access;
    this.#session = session;
    this.#signal = signal;
    signal.addEventListener("abort", this.#stop, { once: true });
  }

  /** Keeps in mind that the server is at work. A failure shows when the batch is asked for, not before. */
  fetch(batch: Promise<RowBatch>): Promise<RowBatch> {
    this.#fetching = true;
    const done = batch.finally(() => {
      this.#fetching = false;
    });
    done.catch(() => {});
    return done;
  }

  *handOver(batch: RowBatch): Generator<RowBatch> {
    const guard = setTimeout(() => {
      this.idledOut = new SourceError(
        "The read was given up, because the rows were not taken for too long.",
        "Run it again; nothing that was not sent is lost.",
      );
      this.#session.drop();
    }, this.#access.idleTimeoutMs ?? defaultIdleTimeoutMs);
    guard.unref();
    try {
      yield batch;
    } finally {
      clearTimeout(guard);
    }
  }

  async end(): Promise<void> {
    this.#signal.removeEventListener("abort", this.#stop);
    if (this.#fetching) this.#stop();
    await this.#terminating;
    await this.#session.end();
  }

  readonly #stop = (): void => {
    if (this.#fetching) this.#terminating ??= terminate(this.#access, this.#session.backendPid);
    this.#session.drop();
  };
}
