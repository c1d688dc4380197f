import { describe, expect, it } from "vitest";
import { readSourceSettings, settingsOf } from "./settings";
import { findSourceType, sourceTypes } from "./source-types";

const parts = { host: "db.example.com", database: "shop", user: "reader" };

function messages(given: Record<string, unknown>): Record<string, string> {
  const reading = readSourceSettings("postgres", given);
  if (reading.ok) throw new Error("These settings were accepted.");
  return Object.fromEntries(reading.problems.map(({ field, message }) => [field, message]));
}

describe("the catalog of sources", () => {
  it("names every field of a form in the settings that are stored, or splits it into them", () => {
    for (const { forms, type } of sourceTypes) {
      const stored = Object.keys(settingsOf[type].shape);
      const fields = forms.flatMap((form) => form.fields.map(({ name }) => name));
      expect(
        fields.filter((name) => !stored.includes(name) && name !== "password" && name !== "url"),
      ).toEqual([]);
      expect(stored.filter((name) => !fields.includes(name as never))).toEqual([]);
    }
  });

  it("gives a select only values that the settings accept, and begins with one of them", () => {
    for (const { type } of sourceTypes) {
      const { forms } = findSourceType(type);
      const settings = settingsOf[type];
      for (const field of forms.flatMap(({ fields }) => fields)) {
        for (const { value } of field.options ?? []) {
          expect(settings.safeParse({ ...parts, [field.name]: value }).success).toBe(true);
        }
        if (field.options) expect(field.options.map(({ value }) => value)).toContain(field.initial);
      }
    }
  });
});

describe("settings by parts", () => {
  it("fill in the usual port and TLS mode where a field is empty", () => {
    expect(readSourceSettings("postgres", { ...parts, port: "", tls: "", ca: "" }, "s3cret")).toEqual({
      ok: true,
      settings: { ...parts, port: 5432, tls: "prefer" },
      secret: "s3cret",
    });
  });

  it("take the port as the text that a form sends", () => {
    expect(readSourceSettings("postgres", { ...parts, port: "6543" })).toMatchObject({
      settings: { port: 6543 },
    });
  });

  it("move a password out of what is stored openly", () => {
    const reading = readSourceSettings("postgres", { ...parts, password: "s3cret" });
    expect(reading).toMatchObject({ ok: true, secret: "s3cret" });
    expect(JSON.stringify(reading.ok && reading.settings)).not.toContain("s3cret");
  });

  it("keep the stored secret when none is given", () => {
    expect(readSourceSettings("postgres", parts, "")).toMatchObject({ ok: true, secret: undefined });
  });

  it("name every field that is missing", () => {
    expect(messages({})).toEqual({
      host: "Name the host.",
      database: "Name the database.",
      user: "Name the user.",
    });
  });

  it("say what is wrong with a host that is a URL, has a port or a user", () => {
    expect(messages({ ...parts, host: "postgres://db" }).host).toBe(
      "Give the host alone, without postgres:// in front.",
    );
    expect(messages({ ...parts, host: "db:5433" }).host).toBe("Give the port in its own field.");
    expect(messages({ ...parts, host: "me@db" }).host).toBe("Give the host alone, without a user or blanks.");
  });

  it("accept an IPv6 address and the folder of a socket as the host", () => {
    expect(readSourceSettings("postgres", { ...parts, host: "fd00::1" }).ok).toBe(true);
    expect(readSourceSettings("postgres", { ...parts, host: "/var/run/postgresql" }).ok).toBe(true);
  });

  it("refuse a port that does not exist and a certificate that is none", () => {
    expect(messages({ ...parts, port: 70_000 }).port).toBe("A port is a number from 1 to 65535.");
    expect(messages({ ...parts, port: "abc" }).port).toBe("Give the port as a number.");
    expect(messages({ ...parts, ca: "hello" }).ca).toBe("Paste the certificate as PEM text.");
  });
});

describe("settings by URL", () => {
  it("are split into the parts, and the password goes to the secret", () => {
    const url =
      "postgresql://re%40der:p%2Fss%3F@db.example.com:6543/my%20shop?sslmode=verify-full&connect_timeout=5";
    expect(readSourceSettings("postgres", { url })).toEqual({
      ok: true,
      settings: {
        host: "db.example.com",
        port: 6543,
        database: "my shop",
        user: "re@der",
        tls: "verify-full",
      },
      secret: "p/ss?",
    });
  });

  it("use the usual port and TLS mode, and read an IPv6 host", () => {
    expect(readSourceSettings("postgres", { url: "postgres://reader@[fd00::1]/shop" })).toEqual({
      ok: true,
      settings: { host: "fd00::1", port: 5432, database: "shop", user: "reader", tls: "prefer" },
      secret: undefined,
    });
  });

  it("take the CA certificate beside the URL", () => {
    const ca = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----";
    expect(readSourceSettings("postgres", { url: "postgres://r@h/d", ca })).toMatchObject({
      settings: { ca },
    });
  });

  it.each([
    ["mysql://r:s3cret@h/d"],
    ["postgres://r:s3cret#x@h:y/d"],
    ["postgres://r:s3cret%zz@h/d"],
    ["postgres://r:s3cret@h/d?sslmode=maybe"],
    ["postgres://r:s3cret@h/d?options=-csearch_path%3Dx"],
    ["postgres://r:s3cret@h/"],
  ])("are refused on the field url, without repeating it: %s", (url) => {
    const found = messages({ url });
    expect(Object.keys(found)).toEqual(["url"]);
    expect(found.url).not.toContain("s3cret");
  });
});

describe("settings of the sample data", () => {
  it("have sizes by default and read what a form sends", () => {
    expect(readSourceSettings("sample", {})).toMatchObject({
      settings: { customers: 300, transactions: 600, badRows: true },
    });
    expect(readSourceSettings("sample", { customers: "5000", badRows: "false" })).toMatchObject({
      settings: { customers: 5_000, badRows: false },
    });
  });

  it("have limits", () => {
    expect(readSourceSettings("sample", { customers: 1_000_001 })).toEqual({
      ok: false,
      problems: [{ field: "customers", message: "Ask for at most 1,000,000 rows." }],
    });
  });
});
