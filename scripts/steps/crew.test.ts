import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Crew, type Service } from "./crew";

/** A service that does nothing but keep a diary of what was done to it. */
function service(name: string, diary: string[]): Service & { die(how: string): void } {
  const { promise, resolve } = Promise.withResolvers<string>();
  return {
    name,
    ended: promise,
    async stop() {
      diary.push(`stop ${name}`);
      resolve("was stopped");
    },
    kill: () => void diary.push(`kill ${name}`),
    die: resolve,
  };
}

let printed = "";
beforeEach(() => {
  printed = "";
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((text) => {
      printed += text;
      return true;
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

describe("a crew", () => {
  it("stops its services in the reverse order when the work is done", async () => {
    const diary: string[] = [];
    const crew = new Crew();
    await crew.run(
      async () => {
        for (const name of ["PostgreSQL", "the sandbox", "the web server"]) crew.add(service(name, diary));
      },
      { stay: false },
    );
    expect(diary).toEqual(["stop the web server", "stop the sandbox", "stop PostgreSQL"]);
    expect(process.exitCode).toBeUndefined();
  });

  it("stays until it is asked to stop, and then has done as asked", async () => {
    const diary: string[] = [];
    const crew = new Crew();
    const running = crew.run(async () => crew.add(service("PostgreSQL", diary)), { stay: true });
    await vi.waitFor(() => expect(process.listenerCount("SIGTERM")).toBeGreaterThan(0));
    expect(diary).toEqual([]);
    process.emit("SIGTERM");
    process.emit("SIGTERM");
    await running;
    expect(diary).toEqual(["stop PostgreSQL"]);
    expect(process.exitCode).toBe(0);
  });

  it("says which service died, stops the others and fails", async () => {
    const diary: string[] = [];
    const crew = new Crew();
    const web = service("the web server", diary);
    const running = crew.run(
      async () => {
        crew.add(service("PostgreSQL", diary));
        crew.add(web);
      },
      { stay: true },
    );
    web.die("ended with code 7");
    await running;
    expect(printed).toContain("The web server ended with code 7\n");
    expect(diary.at(-1)).toBe("stop PostgreSQL");
    expect(process.exitCode).toBe(1);
  });

  it("throws what the work threw, after stopping what it had started", async () => {
    const diary: string[] = [];
    const crew = new Crew();
    const work = async () => {
      crew.add(service("PostgreSQL", diary));
      throw new Error("the build failed");
    };
    await expect(crew.run(work, { stay: true })).rejects.toThrow("the build failed");
    expect(diary).toEqual(["stop PostgreSQL"]);
  });

  it("also stops a service that was being started when the stop came", async () => {
    const diary: string[] = [];
    const crew = new Crew();
    await crew.run(
      async () => {
        process.emit("SIGINT");
        expect(crew.signal.aborted).toBe(true);
        await Promise.resolve();
        crew.add(service("PostgreSQL", diary));
      },
      { stay: true },
    );
    expect(diary).toEqual(["stop PostgreSQL"]);
  });
});
