import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, it } from "vitest";

/**
 * The import rule of lib/README.md as a table. A room may import itself and the rooms listed here; `node:` and packages
 * are ruled further down. There is no allowlist: a file that does not fit is in the wrong room.
 */
const rooms: Record<string, readonly string[]> = {
  "lib/core": [],
  "lib/format": ["lib/core"],
  "lib/destinations": ["lib/core"],
  "lib/sources": ["lib/core"],
  "lib/engine": ["lib/core"],
  "lib/settings": [],
  "lib/contracts": ["lib/core", "lib/auth/permissions", "lib/destinations", "lib/sources"],
  "lib/store": ["lib/core", "lib/settings", "lib/auth"],
  "lib/auth": ["lib/store", "lib/settings", "lib/http", "lib/contracts"],
  "lib/http": ["lib/core", "lib/contracts", "lib/auth", "lib/settings", "lib/store"],
  "lib/runtime": ["lib/core", "lib/engine", "lib/store", "lib/sources", "lib/destinations", "lib/settings"],
  "lib/queries": [
    "lib/core",
    "lib/store",
    "lib/sources",
    "lib/destinations",
    "lib/contracts",
    "lib/http",
    "lib/auth",
    "lib/runtime",
    "lib/format",
    "lib/settings",
    "package.json",
  ],
  "lib/commands": [
    "lib/core",
    "lib/store",
    "lib/sources",
    "lib/destinations",
    "lib/contracts",
    "lib/http",
    "lib/auth",
    "lib/runtime",
    "lib/queries",
    "lib/settings",
  ],
  "lib/jobs": [
    "lib/core",
    "lib/engine",
    "lib/store",
    "lib/runtime",
    "lib/sources",
    "lib/settings",
    "lib/commands",
  ],
  "lib/bench": [
    "lib/core",
    "lib/engine",
    "lib/store",
    "lib/runtime",
    "lib/sources",
    "lib/destinations",
    "lib/settings",
    "lib/testing",
  ],
  "lib/torture": [
    "lib/core",
    "lib/store",
    "lib/auth",
    "lib/commands",
    "lib/destinations",
    "lib/settings",
    "scripts/postgres",
    "scripts/steps",
  ],
  "lib/testing": [
    "lib/core",
    "lib/store",
    "lib/settings",
    "lib/auth",
    "lib/engine",
    "lib/destinations",
    "lib/sources",
  ],
  "components/ui": ["lib/format"],
  components: [
    "components/ui",
    "lib/core",
    "lib/contracts",
    "lib/destinations",
    "lib/sources",
    "lib/http",
    "lib/format",
    "lib/auth/permissions",
  ],
  app: [
    "components",
    "components/ui",
    "lib/core",
    "lib/contracts",
    "lib/queries",
    "lib/commands",
    "lib/http",
    "lib/auth",
    "lib/destinations",
    "lib/sources",
    "lib/format",
    "lib/jobs",
    "lib/settings",
    "lib/store",
    "lib/runtime",
  ],
};

/** Packages that a room of pure code may use; rooms that are not named here may use any. */
const packages: Record<string, readonly string[]> = {
  "lib/core": ["zod", "liquidjs"],
  "lib/contracts": ["zod"],
  "lib/format": [],
};

const root = join(import.meta.dirname, "..");
const files = ["app", "components", "lib"].flatMap((folder) => sourceFiles(join(root, folder)));

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return name === "generated" ? [] : sourceFiles(path);
    return /\.tsx?$/.test(name) ? [relative(root, path)] : [];
  });
}

interface Import {
  file: string;
  /** A path from the root for our own files, the specifier for packages. */
  target: string;
  ours: boolean;
  typeOnly: boolean;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), "utf8");
  const pattern =
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;"']*?from\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|(?:^|\n)import\s+["']([^"']+)["']/g;
  return [...text.matchAll(pattern)].map(([, type, from, dynamic, bare]) => {
    const specifier = from ?? dynamic ?? bare ?? "";
    const ours = specifier.startsWith("@/") || specifier.startsWith(".");
    const target = specifier.startsWith("@/")
      ? specifier.slice(2)
      : specifier.startsWith(".")
        ? normalize(join(dirname(file), specifier))
        : specifier;
    return { file, target, ours, typeOnly: type !== undefined };
  });
}

function roomOf(path: string): string {
  const names = Object.keys(rooms).filter((room) => path === room || path.startsWith(`${room}/`));
  return names.sort((a, b) => b.length - a.length)[0] ?? path;
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const product = files.filter((file) => !isTest(file));
const imports = product.flatMap(importsOf);

describe("the house", () => {
  it("has a room for every file", () => {
    const homeless = product.filter((file) => !(roomOf(file) in rooms));
    expect(homeless).toEqual([]);
  });

  it("lets a room import only the rooms that its line of the table names", () => {
    const wrong = imports
      .filter(({ ours }) => ours)
      .filter(({ file, target }) => {
        const from = roomOf(file);
        const allowed = [from, ...(rooms[from] ?? [])];
        return !allowed.some((room) => target === room || target.startsWith(`${room}/`));
      })
      .map(({ file, target }) => `${file} -> ${target}`);
    expect(wrong).toEqual([]);
  });

  it("keeps packages out of the pure rooms", () => {
    const wrong = imports
      .filter(({ ours, file }) => !ours && roomOf(file) in packages)
      .filter(({ file, target }) => !packages[roomOf(file)]?.includes(target))
      .map(({ file, target }) => `${file} -> ${target}`);
    expect(wrong).toEqual([]);
  });

  it("lets only the store import Prisma, and no component or page", () => {
    const wrong = imports
      .filter(({ target }) => /@prisma|store\/generated/.test(target))
      .filter(({ file }) => !["lib/store", "lib/testing"].includes(roomOf(file)))
      .map(({ file, target }) => `${file} -> ${target}`);
    expect(wrong).toEqual([]);
  });

  it("keeps node, the network and secrets out of what a browser may load", () => {
    const browserRooms = [
      "lib/core",
      "lib/contracts",
      "lib/format",
      "lib/destinations",
      "lib/sources",
      "components",
    ];
    const wrong = imports
      .filter(
        ({ file }) =>
          browserRooms.some((room) => file.startsWith(`${room}/`)) && !/\.server\.tsx?$/.test(file),
      )
      .filter(
        ({ target, typeOnly }) =>
          !typeOnly &&
          (/^node:/.test(target) || /\.server$/.test(target) || /^(undici|pg|pg-cursor)$/.test(target)),
      )
      .map(({ file, target }) => `${file} -> ${target}`);
    expect(wrong).toEqual([]);
  });

  it("has no import cycle", () => {
    expect(cycles()).toEqual([]);
  });

  it("keeps every file under 400 lines", () => {
    const long = files.filter((file) => readFileSync(join(root, file), "utf8").split("\n").length > 400);
    expect(long).toEqual([]);
  });

  it("re-exports nothing, so that no barrel ties a knot", () => {
    const barrels = product.filter((file) =>
      /(?:^|\n)export\s+\*\s+from/.test(readFileSync(join(root, file), "utf8")),
    );
    expect(barrels).toEqual([]);
  });
});

function cycles(): string[] {
  const known = new Set(product);
  const resolve = (target: string) =>
    [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`].find((candidate) => known.has(candidate));
  const graph = new Map(product.map((file) => [file, [] as string[]]));
  for (const { file, target, ours, typeOnly } of imports) {
    const found = ours && !typeOnly ? resolve(target) : undefined;
    if (found) graph.get(file)?.push(found);
  }
  const state = new Map<string, "open" | "closed">();
  const found: string[] = [];
  const visit = (file: string, trail: string[]) => {
    if (state.get(file) === "closed") return;
    if (state.get(file) === "open") {
      found.push([...trail.slice(trail.indexOf(file)), file].join(" -> "));
      return;
    }
    state.set(file, "open");
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file]);
    state.set(file, "closed");
  };
  for (const file of product) visit(file, []);
  return found;
}
