import { z } from "zod";
import { postgresSettings, splitPostgresUrl } from "./postgres-settings";
import { sampleSettings } from "./sample-settings";

/**
 * One input of a form. A form sends the field named `password` as the source's secret, and every other field by its
 * name among the settings. The kind `password` only says that what is typed is hidden.
 */
export interface SettingField {
  name: string;
  label: string;
  help: string;
  kind: "text" | "number" | "password" | "select";
  required: boolean;
  options?: { value: string; label: string }[];
  initial?: string | number;
  placeholder?: string;
  /** Text of several lines. */
  multiline?: true;
}

/** One way to fill in the settings; the first is the usual one. */
export interface SettingsForm {
  name: string;
  label: string;
  fields: SettingField[];
}

/** What is stored of a source in the open. */
export type SourceSettings = { [name: string]: string | number | boolean | undefined };

interface SourceTypeEntry {
  type: string;
  label: string;
  description: string;
  /** What is stored. Whatever it does not name is dropped. */
  settings: z.ZodType<SourceSettings>;
  forms: SettingsForm[];
}

function input(
  kind: SettingField["kind"],
  name: string,
  label: string,
  help: string,
  more: Partial<SettingField> = {},
): SettingField {
  return { name, label, help, kind, required: true, ...more };
}

const keepsSecret =
  "Stored encrypted and never shown again. Leave it empty when you edit to keep the stored one.";
const password = input("password", "password", "Password", keepsSecret, { required: false });

const aboutAuthority =
  "PEM text of the authority that signed the server's certificate. Empty uses the well-known authorities.";
const certificate = input("text", "ca", "CA certificate", aboutAuthority, {
  required: false,
  multiline: true,
  placeholder: "-----BEGIN CERTIFICATE-----",
});

const tls = input(
  "select",
  "tls",
  "Encryption (TLS)",
  "Verify the server whenever the connection leaves your own network.",
  {
    initial: "prefer",
    options: [
      { value: "disable", label: "Off" },
      { value: "prefer", label: "Use it if the server offers it" },
      { value: "require", label: "Require it" },
      { value: "verify-full", label: "Require it and verify the server" },
    ],
  },
);

const badRows = input(
  "select",
  "badRows",
  "Bad rows",
  "Rows with the mistakes that real data has, so that you can see how they are reported.",
  {
    initial: "true",
    options: [
      { value: "true", label: "Include a handful" },
      { value: "false", label: "Leave them out" },
    ],
  },
);

/** Every type of source that can be connected: forms, validation and documentation derive from it. */
export const sourceTypes = [
  {
    type: "postgres",
    label: "PostgreSQL",
    description: "Tables, views and SQL queries of a PostgreSQL database. Read-only access is enough.",
    settings: postgresSettings,
    forms: [
      {
        name: "parts",
        label: "Connection details",
        fields: [
          input("text", "host", "Host", "Name or address of the server.", { placeholder: "db.example.com" }),
          input("number", "port", "Port", "5432 unless the server was set up otherwise.", { initial: 5432 }),
          input("text", "database", "Database", "The database that holds your data."),
          input("text", "user", "User", "A role that may read the tables; it needs no right to write."),
          password,
          tls,
          certificate,
        ],
      },
      {
        name: "url",
        label: "Connection URL",
        fields: [
          input(
            "password",
            "url",
            "URL",
            "Split into its parts when it is saved; the password is stored encrypted.",
            {
              placeholder: "postgresql://user:password@host:5432/database?sslmode=require",
            },
          ),
          certificate,
        ],
      },
    ],
  },
  {
    type: "csv",
    label: "CSV files",
    description: "Files that you upload, with the names of the columns in the first line.",
    settings: z.object({}),
    forms: [{ name: "files", label: "Files", fields: [] }],
  },
  {
    type: "sample",
    label: "Sample data",
    description: "Invented customers and transactions, with a handful of bad rows, to try everything out.",
    settings: sampleSettings,
    forms: [
      {
        name: "size",
        label: "Size",
        fields: [
          input("number", "customers", "Customers", "Rows in the table customers, up to 1,000,000.", {
            initial: 300,
          }),
          input(
            "number",
            "transactions",
            "Transactions",
            "Rows in the table transactions, up to 1,000,000.",
            { initial: 600 },
          ),
          badRows,
        ],
      },
    ],
  },
] as const satisfies readonly SourceTypeEntry[];

export type SourceType = (typeof sourceTypes)[number]["type"];
export type SourceTypeInfo = SourceTypeEntry & { type: SourceType };

export function findSourceType(type: SourceType): SourceTypeInfo {
  const entry: SourceTypeInfo | undefined = sourceTypes.find((known) => known.type === type);
  if (!entry) throw new Error(`There is no source type ${type}.`);
  return entry;
}

export type SettingsReading =
  | { ok: true; settings: SourceSettings; secret: string | undefined }
  | { ok: false; problems: { field: string; message: string }[] };

/**
 * Checks what a person or the API gave for a source and sorts it into what is stored openly and what is sealed. An
 * empty field is an absent one; an absent secret keeps the stored one. A password among the settings is moved to the
 * secret, and a URL is split, so that neither can end up in the open.
 */
export function readSourceSettings(
  type: SourceType,
  given: Record<string, unknown>,
  secret?: string,
): SettingsReading {
  const { url, password: misplaced, ...parts } = withoutEmpty(given);
  let sealed = secret || (typeof misplaced === "string" ? misplaced : undefined);
  let settings: Record<string, unknown> = parts;
  if (type === "postgres" && typeof url === "string") {
    const split = splitPostgresUrl(url);
    if (!split.ok) return { ok: false, problems: [{ field: "url", message: split.message }] };
    settings = { ...parts, ...split.settings };
    sealed = split.password ?? sealed;
  }
  const checked = findSourceType(type).settings.safeParse(settings);
  if (checked.success) return { ok: true, settings: checked.data, secret: sealed };
  const problems = checked.error.issues.map(({ path, message }) => ({
    // Inputs of the URL form have no other field to land on.
    field: url === undefined || path[0] === "ca" ? String(path[0] ?? "") : "url",
    message,
  }));
  return { ok: false, problems };
}

function withoutEmpty(given: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== "" && value !== null && value !== undefined),
  );
}
