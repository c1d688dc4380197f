import { describe, expect, it } from "vitest";
import { isOwnAddress, newPassword, passwordWeakness } from "./password";
import { setUpInput } from "./people";

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

describe("a password that is made of the e-mail", () => {
  it.each([
    ["is the e-mail", "ada@example.com"],
    ["is the e-mail in other letters, with blanks around it", "  Ada@EXAMPLE.com "],
    ["adds a little to it", "ada@example.com1!"],
    ["repeats it", "ada@example.comada@example.com"],
  ])("is refused: it %s", (_how, password) => {
    expect(isOwnAddress(password, "ada@example.com")).toBe(true);
    const owner = { name: "Ada", email: "Ada@Example.com", password };
    expect(setUpInput.safeParse(owner).error?.issues).toMatchObject([
      { path: ["password"], message: expect.stringContaining("your e-mail address") },
    ]);
  });

  it("is refused when it is the long name before the @", () => {
    expect(isOwnAddress("ada.lovelace2026", "ada.lovelace@example.com")).toBe(false);
    expect(isOwnAddress("ada.lovelace", "ada.lovelace@example.com")).toBe(true);
  });

  it("may hold the name among other words", () => {
    const owner = { name: "Ada", email: "a@example.com", password: "a few words in a row" };
    expect(setUpInput.safeParse(owner).success).toBe(true);
    expect(isOwnAddress("ada counts with engines", "ada@example.com")).toBe(false);
  });
});
