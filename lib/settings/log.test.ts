import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hideSecrets, secretsOfEnvironment } from "./hide-secrets";
import { createLog } from "./log";

const secretKey = "sk_8f3kJ2mQx7Lw0pZr5tYv9bNc4dGh6sAe";

function lines(write: (log: ReturnType<typeof createLog>) => void, options = {}): string {
  const written: string[] = [];
  write(createLog({ level: "trace", ...options }, { write: (line: string) => void written.push(line) }));
  return written.join("");
}

describe("the log", () => {
  it("writes one line of JSON with the time, the level in words and the message", () => {
    const line = JSON.parse(lines((log) => log.warn({ run: 12 }, "the run is held")));
    expect(line).toMatchObject({ level: "warn", run: 12, msg: "the run is held" });
    expect(new Date(line.time).toISOString()).toBe(line.time);
  });

  it("leaves ordinary values as they are", () => {
    const record = {
      externalKey: "inv_412",
      remoteKey: "cus_9",
      amount: 199,
      url: "https://api.partnerstack.com/api/v2/customers?limit=10",
    };
    expect(JSON.parse(lines((log) => log.info({ record }, "sent")))).toMatchObject({ record });
  });

  it.each([
    ["a field named password", { password: "swordfish-9" }],
    ["a secret deep inside", { a: [{ b: { secretKey: { value: "swordfish-9" } } }] }],
    ["a header", { headers: { Authorization: "Basic c3dvcmRmaXNoLTk=", cookie: ["swordfish-9"] } }],
    ["an address with a password", { url: "postgresql://tributary:swordfish-9@db:5432/tributary" }],
    ["a query string", { path: "/hooks?token=swordfish-9&page=2" }],
    ["JSON inside a text", { body: JSON.stringify({ name: "x", secret_key: "swordfish-9" }) }],
    ["an API key", { note: "used secret-token:swordfish-9" }],
  ])("hides %s", (_name, value) => {
    const line = lines((log) => log.info(value, "seen"));
    expect(line).not.toMatch(/swordfish|c3dvcmRmaXNoLTk/);
    expect(JSON.parse(line)).toMatchObject({ msg: "seen" });
  });

  it("hides a PartnerStack key in a message, in an error with its stack and cause, and in a child's binding", () => {
    const error = new Error(`401 for ${secretKey}`, {
      cause: new Error(`Authorization: Basic ${btoa(`pk_1:${secretKey}`)}`),
    });
    const line = lines((log) =>
      log.child({ account: secretKey }).error({ err: error }, `refused ${secretKey}`),
    );
    expect(line).not.toContain(secretKey);
    expect(line).not.toContain(btoa(`pk_1:${secretKey}`));
    expect(line).toContain("401 for [secret]");
  });

  it("keeps of an error what helps, and not the connection it hangs on", () => {
    const error = Object.assign(new AggregateError([new Error("refused")], "no connection"), {
      code: "ECONNREFUSED",
      client: { host: "db", buffer: "x".repeat(1_000) },
    });
    const { err } = JSON.parse(lines((log) => log.error({ err: error }, "lost")));
    expect(err).toMatchObject({
      type: "AggregateError",
      message: "no connection",
      code: "ECONNREFUSED",
      errors: [{ message: "refused" }],
    });
    expect(err.stack).toContain("log.test.ts");
    expect(err).not.toHaveProperty("client");
  });

  it("hides the secrets that the process was started with, wherever they stand and however they are spelled", () => {
    const secrets = secretsOfEnvironment({
      BOOTSTRAP_OWNER_PASSWORD: 'cor"rect horse',
      DATABASE_URL: "postgresql://tributary:b%40ttery@db/tributary",
    });
    const line = lines(
      (log) => log.info({ said: ['cor"rect horse', "b@ttery", "b%40ttery"] }, 'typed cor"rect horse'),
      { secrets },
    );
    expect(JSON.parse(line)).toMatchObject({
      said: ["[secret]", "[secret]", "[secret]"],
      msg: "typed [secret]",
    });
  });

  it("never lets a secret through, at any depth and beside any text", () => {
    const telling = fc.constantFrom(
      "password",
      "secretKey",
      "sealedSecret",
      "Authorization",
      "x-api-key",
      "BOOTSTRAP_API_KEY",
      "refreshToken",
    );
    const secret = fc.string({ minLength: 12, maxLength: 40 }).map((text) => `Q7${text}7Q`);
    const named = fc.tuple(telling, secret).map(([name, value]) => ({ [name]: value }));
    const nested = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        named,
        fc.record({ inner: tie("value"), note: fc.string() }),
        fc.array(tie("value"), { minLength: 1, maxLength: 3 }),
      ),
    })).value;
    fc.assert(
      fc.property(nested, fc.string(), (value, message) => {
        const line = lines((log) => log.info({ value }, message));
        for (const written of secretsIn(value))
          expect(line).not.toContain(JSON.stringify(written).slice(1, -1));
        expect(JSON.parse(line)).toHaveProperty("value");
      }),
    );
  });

  it("reads a long line in one pass and leaves it alone", () => {
    const long = JSON.stringify({ note: "aB3-".repeat(50_000), list: Array(2_000).fill("://x") });
    expect(hideSecrets(long)).toBe(long);
  });
});

function secretsIn(value: unknown): string[] {
  if (typeof value === "string") return value.startsWith("Q7") && value.endsWith("7Q") ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(secretsIn);
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(secretsIn) : [];
}
