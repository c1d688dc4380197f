import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Lines and columns are counted from 0. */
interface CallFrame {
  functionName: string;
  url: string;
  lineNumber: number;
  columnNumber: number;
}

/** The parts of a CPU profile of V8 that are read here. Times are microseconds. */
interface CpuProfile {
  nodes: { id: number; callFrame: CallFrame }[];
  samples: number[];
  timeDeltas: number[];
}

/** Where the processor spent its time: a place, and its share of all samples. */
export interface TimeSpent {
  place: string;
  share: number;
}

/** Runs work that writes a CPU profile into the folder it is given, and tells where the time went, most first. */
export function profiled<Result>(work: (flags: string[]) => Result): { result: Result; spent: TimeSpent[] } {
  const folder = mkdtempSync(join(tmpdir(), "tributary-profile-"));
  try {
    const result = work(["--cpu-prof", `--cpu-prof-dir=${folder}`]);
    const [file] = readdirSync(folder).filter((name) => name.endsWith(".cpuprofile"));
    return { result, spent: file ? spentIn(JSON.parse(readFileSync(join(folder, file), "utf8"))) : [] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Self time by place, without what the process did while it waited. */
export function spentIn({ nodes, samples, timeDeltas }: CpuProfile): TimeSpent[] {
  const placeOf = new Map(nodes.map(({ id, callFrame }) => [id, placeIn(callFrame)]));
  const times = new Map<string, number>();
  for (const [at, id] of samples.entries()) {
    const place = placeOf.get(id) ?? "unknown";
    times.set(place, (times.get(place) ?? 0) + (timeDeltas[at] ?? 0));
  }
  times.delete("waiting");
  const all = [...times.values()].reduce((sum, time) => sum + time, 0);
  return [...times]
    .map(([place, time]) => ({ place, share: all === 0 ? 0 : time / all }))
    .sort((a, b) => b.share - a.share);
}

/** The room of ours, the package, or the part of Node that a function belongs to. */
function placeIn(frame: CallFrame): string {
  const { functionName, url } = frame;
  if (functionName === "(idle)") return "waiting";
  if (functionName === "(garbage collector)") return "garbage collector";
  const installed = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url);
  if (installed?.[1]) return installed[1];
  const own = /\/(lib\/[a-z]+)\//.exec(sourceOf(frame));
  if (own?.[1]) return own[1];
  return url.startsWith("node:")
    ? `node:${url.slice(5).split("/").slice(0, 2).join("/")}`
    : "V8 and native code";
}

const maps = new Map<string, SourceMap | undefined>();

/** The file that a place in a bundle was made from; the place itself where it is no bundle. */
function sourceOf({ url, lineNumber, columnNumber }: CallFrame): string {
  if (!url.startsWith("file:") || !url.endsWith(".mjs")) return url;
  if (!maps.has(url)) maps.set(url, readMap(url));
  const found = maps.get(url)?.findEntry(lineNumber, columnNumber);
  return found && "originalSource" in found ? `/${found.originalSource}` : url;
}

function readMap(url: string): SourceMap | undefined {
  const inline = /sourceMappingURL=data:application\/json;base64,([\w+/=]+)/.exec(
    readFileSync(fileURLToPath(url), "utf8"),
  );
  return inline?.[1]
    ? new SourceMap(JSON.parse(Buffer.from(inline[1], "base64").toString("utf8")))
    : undefined;
}
