import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkInput, readQuery } from "./check-input";
import { Problem } from "./problem";

function fieldsOf(schema: z.ZodType, value: unknown): Record<string, string> | undefined {
  try {
    checkInput(schema, value);
  } catch (error) {
    if (error instanceof Problem) return error.fields;
    throw error;
  }
  return undefined;
}

describe("checkInput", () => {
  it("gives what the schema makes of it", () => {
    expect(checkInput(z.object({ page: z.coerce.number() }), { page: "3" })).toEqual({ page: 3 });
  });

  it("puts the first sentence about each field on its path", () => {
    const schema = z.object({
      name: z.string("Give it a name."),
      settings: z.object({ port: z.number().int().min(1) }),
      mappings: z.array(z.object({ field: z.string() })),
    });
    const value = { settings: { port: -0.5 }, mappings: [{ field: "email" }, { field: 7 }] };
    expect(fieldsOf(schema, value)).toEqual({
      name: "Give it a name.",
      "settings.port": "This must be a whole number.",
      "mappings.1.field": "This must be text.",
    });
  });

  it.each([
    [z.string(), undefined, "This is required."],
    [z.string().min(1), "", "This is required."],
    [z.string().min(4), "abc", "Use at least 4 characters."],
    [z.string().max(2), "abc", "Use at most 2 characters."],
    [z.array(z.string()).min(1), [], "Choose at least one."],
    [z.number().max(5), 6, "This must be 5 or less."],
    [z.number(), "6", "This must be a number."],
    [z.enum(["a", "b"]), "c", "This must be one of: a, b."],
    [z.enum(["a", "b"]), undefined, "Choose one."],
    [z.email(), "x", "This is not an e-mail address."],
    [z.iso.datetime(), "x", "This is not a date with a time."],
    [z.union([z.string(), z.number()]), true, "This value does not fit."],
  ])("speaks plainly where the schema brings no sentence of its own (%#)", (schema, value, sentence) => {
    expect(fieldsOf(z.object({ field: schema }), { field: value })).toEqual({ field: sentence });
  });

  it("names the keys that a strict object does not know", () => {
    expect(fieldsOf(z.strictObject({ a: z.number() }), { a: 1, b: 2 })).toEqual({ "": "Not known here: b." });
  });
});

describe("readQuery", () => {
  it("reads a repeated name as a list and an empty value as text", () => {
    expect(readQuery("http://a/?status=new&status=old&q=&page=2")).toEqual({
      status: ["new", "old"],
      q: "",
      page: "2",
    });
  });
});
