import { parseArgs } from "node:util";
import { z } from "zod";

const count = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const share = z.coerce.number().min(0).max(0.5);

/** How hard a torture is. `npm run torture` begins with these figures; the short form asks for less. */
const schema = z.strictObject({
  transactions: count(20, 1_000_000).default(20_000),
  customers: count(5, 100_000).default(2_000),
  /** Workers that are killed with SIGKILL. */
  kills: count(0, 10_000).default(500),
  /** The share of answers that are lost on their way back. */
  lost: share.default(0.01),
  /** The share of requests whose connection is reset before they arrive. */
  resets: share.default(0.01),
  /** The share of calls that each fault of PartnerStack strikes while it is on; two to four are on at a time. */
  faults: share.default(0.01),
  /** How often PostgreSQL is restarted. */
  restarts: count(0, 100).default(4),
  /** Calls a minute that PartnerStack allows and the destination is set to; 0 is no limit. */
  rate: count(0, 1_000_000).default(6_000),
  /** SETTLING_MS of the workers. */
  settling: count(100, 60_000).default(2_000),
  /** In how many steps the source grows. */
  waves: count(1, 50).default(5),
  /** After so many minutes nothing is disturbed any more, and what is there is judged. */
  minutes: z.coerce.number().min(0.1).max(600).default(60),
  /** The same seed decides the same; absent, one is drawn. */
  seed: count(0, 0xffff_ffff).optional(),
  /** Run the same load undisturbed first, for its time. */
  compare: z.boolean().default(true),
  json: z.boolean().default(false),
});
export type Options = Omit<z.infer<typeof schema>, "seed"> & { seed: number };

export function withDefaults(given: z.input<typeof schema>): Options {
  const { seed, ...options } = schema.parse(given);
  return { ...options, seed: seed ?? Math.floor(Math.random() * 0x1_0000_0000) };
}

/** Reads `--kills 50 --seed 7 --json --no-compare`; a sentence about what cannot be read. */
export function readOptions(args: string[]): Options | { problem: string } {
  const figures = Object.keys(schema.shape).filter((name) => name !== "json" && name !== "compare");
  try {
    const { values } = parseArgs({
      args,
      allowNegative: true,
      options: {
        ...Object.fromEntries(figures.map((name) => [name, { type: "string" as const }])),
        json: { type: "boolean" as const },
        compare: { type: "boolean" as const },
      },
    });
    const read = schema.safeParse({ ...values });
    if (read.success) return withDefaults(read.data);
    const [wrong] = read.error.issues;
    return { problem: `--${wrong?.path.join(".")}: ${wrong?.message}.` };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
