import { setImmediate } from "node:timers/promises";
import type { DatasetDefinition, RowReader } from "@/lib/core/ports";
import type { SourceRow } from "@/lib/core/record";
import type {
  ConnectionTest,
  KeyProfile,
  Preview,
  SourceConnector,
  SourceResult,
  TableInfo,
} from "./connector";
import { profileKeys } from "./key-profile";
import { inBatches } from "./row-batches";
import { rowsInScope } from "./rows-in-scope";
import { type SampleTable, sampleColumns, sampleRow, sampleTables } from "./sample-rows";
import type { SampleSettings } from "./sample-settings";
import { SourceError, settle } from "./source-error";

const schema = "sample";
const stretchRows = 1_000;

/** Invented data, made row by row as it is read: nothing is stored, and every read gives the same. */
export class SampleConnector implements SourceConnector {
  readonly #settings: SampleSettings;

  constructor(settings: SampleSettings) {
    this.#settings = settings;
  }

  async test(): Promise<ConnectionTest> {
    const { customers, transactions } = this.#settings;
    const detail = `${customers} customers and ${transactions} transactions, made up by Tributary.`;
    return { ok: true, checks: [{ label: "Sample data is ready", ok: true, detail }] };
  }

  async tables(): Promise<SourceResult<TableInfo[]>> {
    const value = sampleTables.map((name): TableInfo => {
      const columns = sampleColumns(name, this.#settings);
      return { schema, name, kind: "table", columns, estimatedRows: this.#settings[name] };
    });
    return { ok: true, value };
  }

  preview(dataset: DatasetDefinition, limit: number): Promise<SourceResult<Preview>> {
    return settle(async () => {
      const table = tableOf(dataset);
      const rows = stretch(table, 1, Math.min(limit, this.#settings[table]), this.#settings);
      return { columns: sampleColumns(table, this.#settings), rows };
    });
  }

  keyProfile(dataset: DatasetDefinition, column: string): Promise<SourceResult<KeyProfile>> {
    return settle(async () => {
      const table = tableOf(dataset);
      if (!sampleColumns(table, this.#settings).some(({ name }) => name === column)) {
        throw new SourceError(`The table ${table} has no column ${column}.`, "Choose one of its columns.");
      }
      return profileKeys(stretches(table, this.#settings), column);
    });
  }

  open(dataset: DatasetDefinition): RowReader {
    const settings = this.#settings;
    return {
      columns: async () => sampleColumns(tableOf(dataset), settings),
      async *rows(batchSize, signal, scope = {}) {
        yield* inBatches(rowsInScope(stretches(tableOf(dataset), settings), scope), batchSize, signal);
      },
    };
  }

  async close(): Promise<void> {}
}

function tableOf(dataset: DatasetDefinition): SampleTable {
  if (dataset.kind !== "table") {
    throw new SourceError(
      "The sample data has two tables, but no SQL and no files.",
      "Choose customers or transactions.",
    );
  }
  const table = sampleTables.find((name) => name === dataset.table && dataset.schema === schema);
  if (table) return table;
  throw new SourceError(
    `The sample data has no table ${dataset.schema}.${dataset.table}.`,
    "Choose customers or transactions.",
  );
}

async function* stretches(table: SampleTable, settings: SampleSettings): AsyncGenerator<SourceRow[]> {
  const rows = settings[table];
  for (let first = 1; first <= rows; first += stretchRows) {
    yield stretch(table, first, Math.min(first + stretchRows - 1, rows), settings);
    // Making rows never waits for anything, so others would not get their turn.
    await setImmediate();
  }
}

function stretch(table: SampleTable, first: number, last: number, settings: SampleSettings): SourceRow[] {
  return Array.from({ length: last - first + 1 }, (_, at) => sampleRow(table, first + at, settings));
}
