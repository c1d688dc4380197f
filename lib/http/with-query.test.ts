import { expect, it } from "vitest";
import { withQuery } from "./with-query";

it("adds what is set and leaves out what is not", () => {
  const query = { q: "a b", page: 2, all: false, status: undefined, from: null, to: "" };
  expect(withQuery("/api/records", query)).toBe("/api/records?q=a+b&page=2&all=false");
});

it("repeats the name of a list", () => {
  expect(withQuery("/api/runs", { status: ["failed", "held"] })).toBe("/api/runs?status=failed&status=held");
});

it("leaves a path alone that needs no query", () => {
  expect(withQuery("/api/runs", {})).toBe("/api/runs");
});
