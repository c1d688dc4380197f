import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const section = readme.slice(readme.indexOf("## What we promise"), readme.indexOf("## Limits"));
const promises = [...section.matchAll(/^\| (?<promise>[^|]+) \| `(?<file>[^`]+)`: (?<test>[^|]+) \|$/gm)].map(
  ({ groups }) => [groups?.promise ?? "", groups?.file ?? "", groups?.test ?? ""] as const,
);

it("the README makes promises", () => {
  expect(promises.length).toBeGreaterThan(10);
});

it.each(promises)("%s: %s has the test that proves it", (_promise, file, test) => {
  expect(readFileSync(join(root, file), "utf8")).toContain(test);
});
