import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

function sourceFiles(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(name) ? [relative(root, path)] : [];
  });
}

it("lets only lib/auth and the tests make an actor, so that no command is reached without the check", () => {
  const makers = ["app", "components", "lib"]
    .flatMap((folder) => sourceFiles(join(root, folder)))
    .filter((file) => /\bgrantActor\(/.test(readFileSync(join(root, file), "utf8")));
  expect(makers).toContain("lib/auth/require-actor.ts");
  expect(makers.filter((file) => !/^lib\/(auth|testing)\//.test(file))).toEqual([]);
});
