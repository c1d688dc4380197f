import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/core/json";
import type { Outcome } from "@/lib/core/outcome";
import { answer } from "../conformance";
import { type Answer, isHtml, messageOf, quote, readList, readReply } from "./replies";

function textAnswer(status: number, text: string, body?: Json): Answer {
  return { kind: "response", status, body, text, durationMs: 1 };
}
const refuse = ({ status, words, quoted }: { status: number; words: string; quoted: string }): Outcome => ({
  kind: "unknown",
  reason: `refused ${status} | ${words} | ${quoted}`,
});
const reasonOf = (outcome: Outcome) => ("reason" in outcome ? outcome.reason : outcome.kind);

describe("readReply", () => {
  it("keeps every member of the record, known or not", () => {
    const data = { key: "cus_1", email: null, tomorrow: { new: true } };
    expect(readReply(answer(200, { data, message: "", status: 200 }), refuse)).toEqual({
      kind: "accepted",
      remoteKey: "cus_1",
      remote: data,
    });
  });

  it("says in plain words why keys are refused", () => {
    expect(reasonOf(readReply(answer(401, undefined), refuse))).toBe(
      "PartnerStack refused the keys (401). Copy them again from Settings > Integrations; test keys and production keys come in pairs.",
    );
  });

  it("says what stood in for an answer", () => {
    expect(reasonOf(readReply(textAnswer(502, "<html><h1>Bad Gateway</h1></html>"), refuse))).toBe(
      "PartnerStack answered 502 with an HTML page.",
    );
    expect(reasonOf(readReply(textAnswer(200, ""), refuse))).toBe(
      "PartnerStack answered 200 without the record.",
    );
    expect(reasonOf(readReply(textAnswer(503, "try later"), refuse))).toBe(
      "PartnerStack answered 503: “try later”.",
    );
  });

  it("hands a refusal over with and without what it quotes", () => {
    const message = `'it''s taken' is too long, isn't it, "already"`;
    expect(reasonOf(readReply(answer(400, { message, status: 400 }), refuse))).toBe(
      `refused 400 |  is too long, isn't it,  | “${message}”`,
    );
  });

  it("keeps the wait that a 429 asks for", () => {
    expect(readReply({ ...answer(429, undefined), retryAfterMs: 7_000 } as Answer, refuse)).toMatchObject({
      kind: "throttled",
      retryAfterMs: 7_000,
    });
  });
});

describe("messageOf", () => {
  it("finds the message, or what there is instead", () => {
    expect(messageOf(textAnswer(400, "{}", { message: "No" }))).toBe("No");
    expect(messageOf(textAnswer(400, '{"message":5}', { message: 5 }))).toBe('{"message":5}');
    expect(messageOf(textAnswer(400, " plain "))).toBe("plain");
    expect(messageOf(textAnswer(502, "<!DOCTYPE html><p>"))).toBe("");
  });
});

describe("isHtml", () => {
  it("knows a page from a text that JSON can say", () => {
    expect(isHtml(textAnswer(200, "\n<!doctype HTML>"))).toBe(true);
    expect(isHtml(textAnswer(200, '"<html>"', "<html>"))).toBe(false);
  });
});

describe("quote", () => {
  it("makes one line of any text and cuts a long one", () => {
    expect(quote(" a\n b ")).toBe("“a b”");
    expect(quote("")).toBe("no message");
    expect(quote("x".repeat(1_000))).toHaveLength(302);
    expect(quote(`${"x".repeat(298)}😀😀`).isWellFormed()).toBe(true);
  });
});

describe("readList", () => {
  it("reads a page, with or without a total", () => {
    expect(readList({ data: { items: [{ key: "a" }], has_more: false, total: 33 } })).toEqual({
      items: [{ key: "a" }],
      hasMore: false,
      total: 33,
    });
    expect(readList({ data: { items: [], has_more: true, total: null } })).toEqual({
      items: [],
      hasMore: true,
      total: null,
    });
    expect(readList({ data: { items: [], has_more: true, total: "many" } })).toMatchObject({ total: null });
  });

  it.each<Json | undefined>([
    undefined,
    null,
    [],
    {},
    { data: [] },
    { data: { items: null, has_more: false } },
  ])("takes nothing else for a page: %j", (body) => expect(readList(body)).toBeUndefined());
});
