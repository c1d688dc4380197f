import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freePort, isFree } from "./free-port";
import { readPort, rememberedPort } from "./remembered-port";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tributary-port-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("rememberedPort", () => {
  it("chooses a free port once and keeps to it", async () => {
    const file = join(folder, "data/sandbox.port");
    const port = await rememberedPort(file);
    expect(await isFree(port)).toBe(true);
    expect(await rememberedPort(file)).toBe(port);
    expect(await readPort(file)).toBe(port);
  });

  it("chooses another one, and remembers that, when somebody else has taken it", async () => {
    const file = join(folder, "port");
    const taken = await rememberedPort(file);
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(taken, "127.0.0.1", resolve));
    const port = await rememberedPort(file);
    expect(port).not.toBe(taken);
    expect(await readFile(file, "utf8")).toBe(`${port}\n`);
    await new Promise((resolve) => squatter.close(resolve));
  });

  it.each(["", "abc", "0", "-4", "99999999"])("does not take %j for a port", async (content) => {
    const file = join(folder, "port");
    await writeFile(file, content);
    expect(await readPort(file)).toBeUndefined();
  });
});

describe("isFree", () => {
  it("sees who listens on this machine only, and who listens everywhere", async () => {
    for (const host of ["127.0.0.1", undefined]) {
      const port = await freePort();
      const squatter = createServer();
      await new Promise<void>((resolve) => squatter.listen({ port, host }, resolve));
      expect(await isFree(port)).toBe(false);
      await new Promise((resolve) => squatter.close(resolve));
      expect(await isFree(port)).toBe(true);
    }
  });
});
