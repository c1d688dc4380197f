import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

function filesNamed(name: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path === name || path.endsWith(`/${name}`))
    .map((path) => `${folder}/${path}`)
    .sort();
}

/** The text of a file and of the files beside it that it imports. */
function withNeighbours(file: string): string {
  const text = readFileSync(join(root, file), "utf8");
  const neighbours = [...text.matchAll(/from "(\.[^"]+)"/g)]
    .map(([, target]) => join(root, dirname(file), `${target}.ts`))
    .filter((path) => existsSync(path));
  return [text, ...neighbours.map((path) => readFileSync(path, "utf8"))].join("\n");
}

describe("every door", () => {
  it("of the console asks who is there, in the page itself: a layout is not asked again when somebody clicks on", () => {
    const pages = filesNamed("page.tsx", "app/(console)");
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.filter((file) => !/\bpageActor\(/.test(withNeighbours(file)))).toEqual([]);
  });

  it("of the API goes through a route factory, and the ones open to everybody are these", () => {
    const routes = filesNamed("route.ts", "app/api");
    const guarded = (file: string) =>
      /= (route|streamRoute|\w+Route)\(/.test(readFileSync(join(root, file), "utf8"));
    const open = (file: string) =>
      !guarded(file) || readFileSync(join(root, file), "utf8").includes("publicRoute(");
    expect(routes.filter(open)).toEqual([
      "app/api/auth/[...nextauth]/route.ts",
      "app/api/health/route.ts",
      "app/api/hooks/[token]/route.ts",
      "app/api/set-up/route.ts",
    ]);
  });
});
