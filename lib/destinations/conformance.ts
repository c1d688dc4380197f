import type { Change, Operation } from "@/lib/core/change";
import { convert } from "@/lib/core/conversion";
import type { DestinationObject } from "@/lib/core/destination-object";
import type { Field } from "@/lib/core/field";
import { type JsonObject, sameJson } from "@/lib/core/json";
import type { ApiRequest, Outcome, Reply } from "@/lib/core/outcome";
import { examplePayload } from "./example-payload";

/** What every destination object promises. `broken` says where the promise is not kept; empty when it is. */
export interface Promised {
  promise: string;
  broken(object: DestinationObject): string[];
}

/** Keys that are no path segment as they stand, among them one that would climb the path. */
export const awkwardKeys = [
  "a/b",
  "../..",
  "..",
  "jane+1@acme.test",
  "50% off?",
  "#1",
  "a b",
  "é😀",
  "a&limit=1",
  "\ud800",
  "'\"`$(x)",
];

const statuses = Array.from({ length: 500 }, (_, at) => at + 100);

export function answer(status: number, body: JsonObject | undefined): Reply {
  const text = body === undefined ? "<html><body>Bad gateway</body></html>" : JSON.stringify(body);
  return { kind: "response", status, body, text, durationMs: 1 };
}

/** Answers with a good status that do not hold the record: cut, empty, another page, an envelope without its content. */
const malformed: JsonObject[] = [
  {},
  { message: "OK", status: 200 },
  { data: null, message: "OK", status: 200 },
  { data: [] },
  { data: {} },
  { data: { key: null } },
  { data: { key: "" } },
  { data: { key: 7 } },
  { data: { items: [], has_more: false } },
];

export function exampleChange(
  object: DestinationObject,
  operation: Operation,
  externalKey = "acct_42",
): Change {
  const payload = examplePayload(object, "all");
  return {
    operation,
    externalKey,
    remoteKey: null,
    payload,
    ...(operation === "update" ? { changed: payload } : {}),
  };
}

export function operationsOf(object: DestinationObject): Operation[] {
  return object.kind === "event" ? ["send"] : ["upsert", "create", "update"];
}

export const promises: readonly Promised[] = [
  {
    promise: "has a label and a help text on every field, and says where the fact comes from",
    broken: (object) =>
      object.fields.flatMap((field) => {
        const missing = [field.label, field.help, field.source].some((text) => text.trim() === "");
        return missing || !/[.]$/.test(field.help) || !/^[A-Z]/.test(field.source) ? [field.name] : [];
      }),
  },
  {
    promise: "gives an example for every field that the field itself accepts as it is",
    broken: (object) => object.fields.flatMap((field) => (acceptsItsExample(field) ? [] : [field.name])),
  },
  {
    promise: "names every field once, also among the names that columns are found by",
    broken: (object) => {
      const names = object.fields.map((field) => field.name);
      const nicknames = object.fields.flatMap((field) => field.alsoKnownAs ?? []);
      return [...repeated(names), ...nicknames.filter((nickname) => names.includes(nickname))];
    },
  },
  {
    promise: "has only rules over fields that it declares",
    broken: (object) =>
      object.rules.flatMap((rule) =>
        rule.fields.filter((name) => !object.fields.some((field) => field.name === name)),
      ),
  },
  {
    promise: "never puts an unencoded key into a path",
    broken: (object) =>
      awkwardKeys.filter((key) => requestsWith(object, key).some(({ path }) => !isSafePath(path))),
  },
  {
    promise: "changes neither the change nor the payload that it is given",
    broken: (object) =>
      operationsOf(object).filter((operation) => {
        const change = exampleChange(object, operation);
        const before = JSON.stringify(change);
        object.request(change);
        return JSON.stringify(change) !== before;
      }),
  },
  {
    promise: "says what any answer with any status means, and accepts none without a record",
    broken: (object) =>
      statuses.flatMap((status) =>
        [undefined, { message: "Something", status }].flatMap((body) =>
          outcomes(object, answer(status, body))
            .filter((outcome) => outcome.kind === "accepted")
            .map(() => String(status)),
        ),
      ),
  },
  {
    promise: "takes a good status without the record for unknown, never for accepted",
    broken: (object) =>
      [200, 201, 202, 204].flatMap((status) =>
        [undefined, ...malformed].flatMap((body) =>
          outcomes(object, answer(status, body))
            .filter((outcome) => outcome.kind !== "unknown")
            .map((outcome) => `${status} ${JSON.stringify(body)} reads ${outcome.kind}`),
        ),
      ),
  },
  {
    promise: "takes a server error, a redirect and a lost answer for unknown",
    broken: (object) =>
      [
        answer(302, undefined),
        answer(500, { message: "x", status: 500 }),
        answer(502, undefined),
        answer(503, undefined),
        lost,
      ].flatMap((reply) =>
        outcomes(object, reply)
          .filter((outcome) => outcome.kind !== "unknown")
          .map((outcome) => outcome.kind),
      ),
  },
  {
    promise: "tries again what was certainly not sent, 408 and 429, and passes on how long to wait",
    broken: (object) =>
      [notSent, answer(408, undefined), { ...answer(429, undefined), retryAfterMs: 2_000 }].flatMap((reply) =>
        outcomes(object, reply)
          .filter((outcome) => !waits(outcome) || outcome.retryAfterMs !== retryAfterOf(reply))
          .map((outcome) => outcome.kind),
      ),
  },
  {
    promise: "stops at refused keys",
    broken: (object) =>
      [401, 403].flatMap((status) =>
        outcomes(object, answer(status, { message: "Unauthorized", status }))
          .filter((outcome) => outcome.kind !== "keys_refused")
          .map((outcome) => `${status} reads ${outcome.kind}`),
      ),
  },
  {
    promise: "quotes PartnerStack's own words when a record is rejected, and cuts a long speech",
    broken: (object) => {
      const speech = `'amount' is wrong. ${"x".repeat(5_000)}`;
      return operationsOf(object).flatMap((operation) => {
        const outcome = object.outcome(
          exampleChange(object, operation),
          answer(400, { message: speech, status: 400 }),
        );
        if (outcome.kind !== "rejected") return [outcome.kind];
        const { message } = outcome.issue;
        return message.includes("'amount' is wrong.") && message.length < 500 ? [] : [message];
      });
    },
  },
];

const notSent: Reply = {
  kind: "not_sent",
  reason: "api.partnerstack.com refused the connection.",
  durationMs: 1,
};
const lost: Reply = { kind: "lost", reason: "The answer did not arrive.", durationMs: 1 };

function acceptsItsExample(field: Field): boolean {
  const converted = convert(field, field.example, { amountIn: "minor", currency: "USD" });
  return converted.ok && sameJson(converted.value, field.example);
}

function repeated(names: string[]): string[] {
  return names.filter((name, at) => names.indexOf(name) !== at);
}

function requestsWith(object: DestinationObject, key: string): ApiRequest[] {
  const writes = operationsOf(object).map((operation) =>
    object.request(exampleChange(object, operation, key)),
  );
  return object.kind === "event"
    ? [...writes, object.list({ from: 0, to: 1 }, key)]
    : [...writes, object.find(key)];
}

/** Unreserved and percent-encoded characters only, and no segment of dots. */
function isSafePath(path: string): boolean {
  const [route = "", query = ""] = path.split("?", 2);
  const isEncoded = /^[\w\-.~!*'()%/]*$/.test(route) && /^[\w\-.~!*'()%=&]*$/.test(query);
  const members = query === "" ? [] : query.split("&").map((member) => member.split("=")[0]);
  const segments = route.split("/");
  return (
    isEncoded &&
    path.split("?").length <= 2 &&
    segments.length <= 3 &&
    !segments.some((one) => /^\.+$/.test(one)) &&
    repeated(members.map(String)).length === 0
  );
}

/** What the object makes of one reply, whatever it had asked. */
function outcomes(object: DestinationObject, reply: Reply): Outcome[] {
  const writes = operationsOf(object).map((operation) =>
    object.outcome(exampleChange(object, operation), reply),
  );
  return object.kind === "record" ? [...writes, object.found(reply)] : writes;
}

function waits(outcome: Outcome): outcome is Extract<Outcome, { kind: "retry" | "throttled" }> {
  return outcome.kind === "retry" || outcome.kind === "throttled";
}

function retryAfterOf(reply: Reply): number | undefined {
  return reply.kind === "response" ? reply.retryAfterMs : undefined;
}
