import { z } from "zod";

export const tlsModes = ["disable", "prefer", "require", "verify-full"] as const;
export type TlsMode = (typeof tlsModes)[number];

const ipv6 = /^[0-9a-f]*(:[0-9a-f.]*){2,}$/i;

/** A host name, an address, or the folder of a Unix socket. A URL or a host with a port is a mistake worth a sentence. */
const host = z
  .string("Name the host.")
  .trim()
  .min(1, "Name the host.")
  .max(255, "Use at most 255 characters.")
  .superRefine((value, context) => {
    const message = hostProblem(value);
    if (message) context.addIssue({ code: "custom", message });
  });

function hostProblem(value: string): string | undefined {
  if (value.includes("://")) return "Give the host alone, without postgres:// in front.";
  if (/[\s@?#]/.test(value)) return "Give the host alone, without a user or blanks.";
  if (value.includes(":") && !ipv6.test(value)) return "Give the port in its own field.";
  return undefined;
}

/** What is stored of a PostgreSQL source. The password is not in here: it is the source's secret. */
export const postgresSettings = z.object({
  host,
  port: z.coerce
    .number("Give the port as a number.")
    .int("Give the port as a number.")
    .min(1, "A port is a number from 1 to 65535.")
    .max(65_535, "A port is a number from 1 to 65535.")
    .default(5432),
  database: z
    .string("Name the database.")
    .trim()
    .min(1, "Name the database.")
    .max(63, "Use at most 63 characters."),
  user: z.string("Name the user.").trim().min(1, "Name the user.").max(63, "Use at most 63 characters."),
  tls: z.enum(tlsModes, "Choose one of the modes.").default("prefer"),
  /** Certificates in PEM form of the authority that signed the server's certificate. */
  ca: z
    .string()
    .trim()
    .max(100_000, "Use at most 100,000 characters.")
    .refine((text) => text.includes("-----BEGIN CERTIFICATE-----"), "Paste the certificate as PEM text.")
    .optional(),
});
export type PostgresSettings = z.infer<typeof postgresSettings>;

export type UrlReading =
  | { ok: true; settings: Record<string, string | number>; password: string | undefined }
  | { ok: false; message: string };

const tlsOfSslMode: Record<string, TlsMode> = {
  disable: "disable",
  allow: "prefer",
  prefer: "prefer",
  require: "require",
  // Stricter than asked for: we do not check a certificate by half.
  "verify-ca": "verify-full",
  "verify-full": "verify-full",
};

/**
 * Splits a connection URL into the parts that are stored and the password, which goes to the secret. No message
 * repeats any of the URL, because the URL holds the password.
 */
export function splitPostgresUrl(text: string): UrlReading {
  const url = parseUrl(text.trim());
  if (!url) {
    const message = "The URL cannot be read. Write it as postgresql://user:password@host:5432/database.";
    return { ok: false, message: `${message} Special characters in the password must be percent-encoded.` };
  }
  if (url.searchParams.has("options")) {
    return {
      ok: false,
      message: "Remove the parameter options from the URL: Tributary does not pass it on.",
    };
  }
  const sslMode = url.searchParams.get("sslmode") ?? "prefer";
  const tls = tlsOfSslMode[sslMode];
  if (!tls) {
    return {
      ok: false,
      message: "The sslmode of the URL is not one of disable, prefer, require and verify-full.",
    };
  }
  const settings = {
    host: url.searchParams.get("host") ?? decodeURIComponent(url.hostname).replace(/^\[|\]$/g, ""),
    port: url.port === "" ? 5432 : Number(url.port),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    tls,
  };
  return { ok: true, settings, password: decodeURIComponent(url.password) || undefined };
}

function parseUrl(text: string): URL | undefined {
  if (!/^postgres(ql)?:\/\//.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  try {
    for (const part of [url.hostname, url.pathname, url.username, url.password]) decodeURIComponent(part);
  } catch {
    return undefined;
  }
  return url;
}
