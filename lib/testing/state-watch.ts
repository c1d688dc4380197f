import { pool } from "@/lib/store/database";

const machines = { run: "Run", record: "RunRecord", memory: "Memory" } as const;
export type Machine = keyof typeof machines;

/** A change of state that really happened; `from` is null where the row began. */
export interface SeenTransition {
  machine: Machine;
  from: string | null;
  to: string;
}

/**
 * Lets the database itself write down every change of state from now on, whatever statement makes it, so that the
 * tables of core/states.ts can be held against what the code does.
 */
export async function watchStates(): Promise<() => Promise<SeenTransition[]>> {
  await pool().query(`
    CREATE TABLE "SeenTransition" (machine text, "from" text, "to" text);
    CREATE UNIQUE INDEX ON "SeenTransition" (machine, coalesce("from", ''), "to");
    CREATE FUNCTION note_transition() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      before text; after text;
    BEGIN
      after := coalesce(to_jsonb(NEW)->>'status', to_jsonb(NEW)->>'state');
      IF TG_OP = 'UPDATE' THEN before := coalesce(to_jsonb(OLD)->>'status', to_jsonb(OLD)->>'state'); END IF;
      IF before IS DISTINCT FROM after THEN
        INSERT INTO "SeenTransition" VALUES (TG_ARGV[0], before, after) ON CONFLICT DO NOTHING;
      END IF;
      RETURN NEW;
    END $$;
    ${Object.entries(machines)
      .map(
        ([machine, table]) =>
          `CREATE TRIGGER note_transition AFTER INSERT OR UPDATE ON "${table}"
           FOR EACH ROW EXECUTE FUNCTION note_transition('${machine}');`,
      )
      .join("\n")}`);
  return async () => {
    const { rows } = await pool().query<SeenTransition>(
      `SELECT machine, "from", "to" FROM "SeenTransition" ORDER BY 1, 2, 3`,
    );
    return rows;
  };
}
