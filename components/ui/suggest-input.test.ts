import { expect, it } from "vitest";
import { matching } from "./suggest-input";

const currencies = ["AUD", "EUR", "USD"];

it("proposes what begins with the letters before what holds them, and nothing once a word is complete", () => {
  expect(matching(currencies, "")).toEqual(currencies);
  expect(matching(currencies, "u")).toEqual(["USD", "AUD", "EUR"]);
  expect(matching(currencies, "usd")).toEqual([]);
  expect(matching(currencies, "x")).toEqual([]);
});
