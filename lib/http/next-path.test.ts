import { describe, expect, it } from "vitest";
import { safeNextPath, signInPath } from "./next-path";

describe("safeNextPath", () => {
  it("keeps a path of our own with its query", () => {
    expect(safeNextPath("/syncs/12?tab=history#run-3")).toBe("/syncs/12?tab=history#run-3");
  });

  it.each([
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "syncs",
    "",
    undefined,
    ["/syncs", "/runs"],
  ])("leads home instead of to %j", (next) => {
    expect(safeNextPath(next)).toBe("/");
  });
});

describe("signInPath", () => {
  it("remembers the page that was asked for", () => {
    expect(signInPath("/syncs?q=a&page=2")).toBe("/sign-in?next=%2Fsyncs%3Fq%3Da%26page%3D2");
  });

  it("leaves out what says nothing", () => {
    expect(signInPath("/")).toBe("/sign-in");
  });
});
