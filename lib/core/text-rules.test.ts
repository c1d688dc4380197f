import { describe, expect, it } from "vitest";
import { label } from "@/lib/contracts/common";
import { dismissInput } from "@/lib/contracts/record-acts";
import { nameRule, noteRule, textProblem } from "./text-rules";

const texts = [
  "",
  "  ",
  "a",
  " ab ",
  "abc",
  "x".repeat(120),
  "x".repeat(121),
  "x".repeat(500),
  ` ${"x".repeat(501)}`,
];

describe("a form and its contract", () => {
  it.each(texts)("say the same of %j", (text) => {
    expect(textProblem(text, nameRule)).toBe(label.safeParse(text).error?.issues[0]?.message);
    const dismissed = dismissInput.safeParse({ ids: [1], note: text });
    expect(textProblem(text, noteRule)).toBe(dismissed.error?.issues[0]?.message);
  });
});
