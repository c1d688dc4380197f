import { Client } from "pg";
import { env } from "@/lib/settings/env";
import { closeDatabase, database } from "@/lib/store/database";
import { stopQueue } from "@/lib/store/queue";
import { startPostgres } from "@/scripts/postgres/server";
import { Chance } from "./chance";
import { schedule } from "./deeds";
import { sourceHistory } from "./history";
import { readOptions } from "./options";
import { type Report, reportLines } from "./report";
import { type Play, type Surroundings, torture } from "./torture";

/**
 * `npm run torture`: the proof that no transaction is lost or paid twice, whatever happens to workers, network,
 * database and PartnerStack. Ends with code 1 and the seed when a promise was broken.
 */
const options = readOptions(process.argv.slice(2));
if ("problem" in options) {
  process.stderr.write(`${options.problem}\n`);
  process.exit(2);
}
const { TORTURE_POSTGRES: postgresFolder, TORTURE_LOGS: logs } = process.env;
if (!postgresFolder) throw new Error("TORTURE_POSTGRES is not set; start this with npm run torture.");
const databaseUrl = env().DATABASE_URL;
const say = (sentence: string) => void process.stdout.write(`${sentence}\n`);
say(`The seed is ${options.seed}`);

const surroundings: Surroundings = {
  databaseUrl,
  sourceUrl: await makeSourceDatabase(databaseUrl),
  sandboxUrl: env().SANDBOX_URL ?? "",
  logs,
  say,
  restartDatabase: async (how) => {
    const server = await startPostgres(postgresFolder);
    if (how === "fast") await server.stop();
    else server.kill();
    await startPostgres(postgresFolder);
  },
};

const chance = new Chance(options.seed);
const waves = sourceHistory(options, chance.stream("history"), Date.now());
const still: Play = { name: "still", waves, deeds: [], network: { lost: 0, resets: 0 }, chance };
const stormy: Play = {
  name: "stormy",
  waves,
  deeds: schedule(options, chance.stream("deeds")),
  network: options,
  chance,
};

const undisturbed = options.compare ? await torture(still, options, surroundings) : undefined;
if (undisturbed && undisturbed.violations > 0) {
  say("Broken without any disturbance:");
  for (const { sentence } of undisturbed.accounts) say(`- ${sentence}`);
}
const result = await torture(stormy, options, surroundings);
const report: Report = {
  seed: options.seed,
  undisturbedSeconds: undisturbed?.seconds ?? null,
  timesAsLong: undisturbed ? result.seconds / undisturbed.seconds : null,
  result,
};
if (options.json) say(JSON.stringify({ options, ...report }));
else for (const line of reportLines(report, options)) say(line);

await stopQueue();
await database().$disconnect();
await closeDatabase();
process.exit(result.violations + (undisturbed?.violations ?? 0) > 0 ? 1 : 0);

/** Tributary refuses its own database as a source, so the source is another one on the same server. */
async function makeSourceDatabase(url: string): Promise<string> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("CREATE DATABASE torture_source").finally(() => client.end());
  const source = new URL(url);
  source.pathname = "/torture_source";
  return source.href;
}
