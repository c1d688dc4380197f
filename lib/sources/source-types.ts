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

interface SourceTypeEntry {
  type: string;
  label: string;
  description: string;
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

/** Every type of source that can be connected, with its words and its forms; settings.ts checks what they hold. */
export const sourceTypes = [
  {
    type: "postgres",
    label: "PostgreSQL",
    description: "Tables, views and SQL queries of a PostgreSQL database. Read-only access is enough.",
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
    forms: [{ name: "files", label: "Files", fields: [] }],
  },
  {
    type: "sample",
    label: "Sample data",
    description: "Invented customers and transactions, with a handful of bad rows, to try everything out.",
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
