import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { root } from "../steps/paths";

/** Wherever a person is told which PostgreSQL will do. */
const places = ["README.md", ".env.example", "scripts/postgres/binaries.ts"];

it("names one and the same oldest PostgreSQL everywhere", () => {
  const named = places.map((place) => {
    const [, version] =
      /PostgreSQL[^\n]{0,20}?(\d+) or newer/.exec(readFileSync(join(root, place), "utf8")) ?? [];
    return `${place} ${version}`;
  });
  expect(named).toEqual(places.map((place) => `${place} 15`));
});
