import { describe, expect, it } from "vitest";
import { spentIn } from "./profile";

const node = (id: number, functionName: string, url = "") => ({
  id,
  callFrame: { functionName, url, lineNumber: 0, columnNumber: 0 },
});

describe("where the time went", () => {
  it("is told by room, package and part of Node, without the time of waiting", () => {
    const nodes = [
      node(1, "(idle)"),
      node(2, "(garbage collector)"),
      node(3, "settle", "file:///x/lib/store/settle.ts"),
      node(4, "parse", "file:///x/node_modules/pg-protocol/dist/parser.js"),
      node(5, "send", "file:///x/node_modules/@prisma/client/index.js"),
      node(6, "write", "node:internal/streams/writable"),
      node(7, "plan", "file:///x/lib/store/plan.ts"),
    ];
    const samples = [1, 2, 3, 4, 5, 6, 7, 3];
    const timeDeltas = [900, 10, 20, 30, 5, 5, 10, 20];
    expect(spentIn({ nodes, samples, timeDeltas })).toEqual([
      { place: "lib/store", share: 0.5 },
      { place: "pg-protocol", share: 0.3 },
      { place: "garbage collector", share: 0.1 },
      { place: "@prisma/client", share: 0.05 },
      { place: "node:internal/streams", share: 0.05 },
    ]);
  });

  it("is nothing where nothing ran", () => {
    expect(spentIn({ nodes: [], samples: [], timeDeltas: [] })).toEqual([]);
  });
});
