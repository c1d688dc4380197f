import { closeDatabase } from "@/lib/store/database";
import { crowd } from "./scenarios/crowd";
import { history } from "./scenarios/history";
import { limit } from "./scenarios/limit";
import { prepareQuiet, quiet } from "./scenarios/quiet";
import { send } from "./scenarios/send";

/** One scenario in a process of its own, so that its memory is its own: name and arguments in, one line of JSON out. */
const scenarios: Record<string, (...args: number[]) => Promise<unknown>> = {
  send,
  limit: (rows = 0, known = 0) => limit(rows, known === 1),
  "prepare-quiet": prepareQuiet,
  quiet,
  crowd,
  history,
};

const [name = "", ...args] = process.argv.slice(2);
const scenario = scenarios[name];
if (!scenario) throw new Error(`There is no scenario ${name}.`);
const figures = await scenario(...args.map(Number));
await closeDatabase();
process.stdout.write(`${JSON.stringify(figures)}\n`);
