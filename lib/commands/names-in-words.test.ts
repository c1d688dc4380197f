import { expect, it } from "vitest";
import { namesInWords } from "./names-in-words";

it("names one thing in the singular", () => {
  expect(namesInWords(["Orders"], "dataset", "datasets")).toBe("the dataset Orders");
});

it("joins a few names and counts the rest", () => {
  expect(namesInWords(["A", "B"], "sync", "syncs")).toBe("the syncs A and B");
  expect(namesInWords(["A", "B", "C"], "sync", "syncs")).toBe("the syncs A, B and C");
  expect(namesInWords(["A", "B", "C", "D", "E"], "sync", "syncs")).toBe("the syncs A, B, C and 2 more");
});
