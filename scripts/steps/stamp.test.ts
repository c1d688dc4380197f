import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { digestFiles, isStamped, writeStamp } from "./stamp";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "tributary-stamp-"));
  await mkdir(join(root, "app/deep"), { recursive: true });
  await writeFile(join(root, "app/page.tsx"), "page");
  await writeFile(join(root, "app/deep/page.tsx"), "deep");
  await writeFile(join(root, "next.config.ts"), "config");
});
afterEach(() => rm(root, { recursive: true, force: true }));

const digest = (leaveOut?: (path: string) => boolean) =>
  digestFiles(root, ["app", "public", "next.config.ts"], leaveOut);

describe("digestFiles", () => {
  it("stays the same while nothing changes, and whatever the times of the files are", async () => {
    const before = await digest();
    await writeFile(join(root, "app/page.tsx"), "page");
    expect(await digest()).toBe(before);
  });

  it.each([
    ["a file changes", () => writeFile(join(root, "app/deep/page.tsx"), "other")],
    ["a file is added", () => writeFile(join(root, "app/deep/layout.tsx"), "")],
    ["a file is renamed", () => rename(join(root, "app/page.tsx"), join(root, "app/layout.tsx"))],
    ["a file goes", () => rm(join(root, "next.config.ts"))],
    [
      "a folder that was missing appears",
      () => mkdir(join(root, "public")).then(() => writeFile(join(root, "public/icon.svg"), "x")),
    ],
  ])("changes when %s", async (_name, change) => {
    const before = await digest();
    await change();
    expect(await digest()).not.toBe(before);
  });

  it("does not look at what is left out", async () => {
    const withoutTests = () => digest((path) => path.endsWith(".test.ts"));
    const before = await withoutTests();
    await writeFile(join(root, "app/deep/page.test.ts"), "test");
    expect(await withoutTests()).toBe(before);
  });
});

describe("a stamp", () => {
  it("holds until other inputs are stamped", async () => {
    const file = join(root, ".next/stamp");
    expect(await isStamped(file, "a")).toBe(false);
    await writeStamp(file, "a");
    expect(await isStamped(file, "a")).toBe(true);
    expect(await isStamped(file, "b")).toBe(false);
  });
});
