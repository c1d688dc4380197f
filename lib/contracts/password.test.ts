import { describe, expect, it } from "vitest";
import { newPassword, passwordWeakness } from "./password";

describe("a new password", () => {
  it("is counted in characters as a person counts them", () => {
    expect(passwordWeakness("🐳🐳🐟🐟🐠🐠🦈🦈🐙🐙🦀")).toContain("this has 11");
    expect(passwordWeakness("🐳🐳🐟🐟🐠🐠🦈🦈🐙🐙🦀🦞")).toBeUndefined();
  });

  it.each(["correct battery staple", "vierwoerterohnezahl", "            a b c d"])(
    "may be %j",
    (password) => {
      expect(passwordWeakness(password)).toBeUndefined();
    },
  );

  it.each([
    ["too short", "elevenchars", "Use at least 12 characters"],
    ["on the lists of leaked ones, in any case", "PassWord1234", "lists that attackers try first"],
    ["a few characters again and again", "abababababababab", "repeats the same few characters"],
    ["a novel", "words and ".repeat(21), "Use at most 200 characters"],
  ])("is refused when it is %s", (_name, password, sentence) => {
    expect(passwordWeakness(password)).toContain(sentence);
    expect(newPassword.safeParse(password).error?.issues[0]?.message).toContain(sentence);
  });
});
