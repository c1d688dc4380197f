import { describe, expect, it } from "vitest";
import { lostReason, notSentReason } from "./wire-failure";

function failure(code: string | undefined, message = "the system's own words"): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

describe("notSentReason", () => {
  it.each([
    ["ENOTFOUND", "The name ps.test was not found (ENOTFOUND)."],
    ["EAI_AGAIN", "The name ps.test could not be looked up (EAI_AGAIN)."],
    ["ECONNREFUSED", "ps.test refused the connection (ECONNREFUSED)."],
    ["EHOSTUNREACH", "There is no route to ps.test (EHOSTUNREACH)."],
    ["UND_ERR_CONNECT_TIMEOUT", "ps.test did not take the connection in time."],
    ["SELF_SIGNED_CERT_IN_CHAIN", "The certificate of ps.test was not accepted (SELF_SIGNED_CERT_IN_CHAIN)."],
    ["CERT_HAS_EXPIRED", "The certificate of ps.test was not accepted (CERT_HAS_EXPIRED)."],
    [
      "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
      "The certificate of ps.test was not accepted (UNABLE_TO_VERIFY_LEAF_SIGNATURE).",
    ],
    [
      "ERR_TLS_CERT_ALTNAME_INVALID",
      "The certificate of ps.test was not accepted (ERR_TLS_CERT_ALTNAME_INVALID).",
    ],
    ["ERR_SSL_WRONG_VERSION_NUMBER", "ps.test does not answer with TLS (ERR_SSL_WRONG_VERSION_NUMBER)."],
    ["EMFILE", "ps.test could not be reached (EMFILE)."],
    [undefined, "ps.test could not be reached (the system's own words)."],
  ])("puts %s into a sentence", (code, sentence) => {
    expect(notSentReason(failure(code), "ps.test")).toContain(sentence);
  });

  it("names the first failure where several addresses were tried", () => {
    const tried = new AggregateError([failure("ECONNREFUSED"), failure("ENETUNREACH")]);
    expect(notSentReason(tried, "ps.test")).toContain("refused the connection");
  });
});

describe("lostReason", () => {
  it("says that the answer is missing, not that nothing was sent", () => {
    expect(lostReason(failure("ECONNRESET"), "ps.test")).toBe(
      "The connection to ps.test ended before the answer was complete (ECONNRESET).",
    );
    expect(lostReason("?", "ps.test")).toBe(
      "The connection to ps.test ended before the answer was complete (unknown error).",
    );
  });
});
