const hidden = "[secret]";

/** Names whose values are secret, as a part of any word: secretKey, sealedSecret, x-api-key, BOOTSTRAP_OWNER_PASSWORD. */
const names =
  "password|passwd|passphrase|secret|authorization|cookie|api[_-]?key|private[_-]?key|encryption[_-]?key|token";
const secretName = new RegExp(names, "i");

/** What a secret looks like inside a text, whatever the text is called. */
const patterns: readonly [RegExp, string][] = [
  // PartnerStack's secret keys, and our own API keys.
  [/\bsk_[A-Za-z0-9_-]+/g, hidden],
  [/\bsecret-token:[A-Za-z0-9_-]+/g, hidden],
  [/\b(basic|bearer)(\s+)[A-Za-z0-9._~+/=-]{6,}/gi, `$1$2${hidden}`],
  [/(:\/\/[^\s:/@"\\]*:)[^\s@/"\\]+@/g, `$1${hidden}@`],
  // name=value of a query string or a command line, and JSON that was put into a string.
  [new RegExp(String.raw`((?:${names})[\w-]*\s*=\s*)[^\s&"'\\,;]+`, "gi"), `$1${hidden}`],
  [new RegExp(String.raw`((?:${names})[^"\\]*\\"\s*:\s*\\")(?:[^"\\]|\\\\.)*`, "gi"), `$1${hidden}`],
];

/**
 * Takes the secrets out of one line of JSON: values with a telling name however deep they are, texts that look like a
 * secret, and the `known` ones wherever they stand. The line stays valid JSON.
 */
export function hideSecrets(line: string, known: readonly string[] = []): string {
  let clean = secretName.test(line) ? hideNamed(line) : line;
  for (const [pattern, replacement] of patterns) clean = clean.replace(pattern, replacement);
  for (const secret of known) clean = clean.replaceAll(secret, hidden);
  return clean;
}

function hideNamed(line: string): string {
  const end = line.endsWith("\n") ? "\n" : "";
  const reviver = (name: string, value: unknown) =>
    secretName.test(name) && value !== null ? hidden : value;
  return JSON.stringify(JSON.parse(line, reviver)) + end;
}

/** Shorter ones would be found inside ordinary words. */
const shortestKnown = 6;

/** The secrets that this process was started with, in the spellings in which they may turn up in a line of JSON. */
export function secretsOfEnvironment(source: Readonly<Record<string, string | undefined>>): string[] {
  const given = [
    source.ENCRYPTION_KEY,
    source.BOOTSTRAP_OWNER_PASSWORD,
    source.BOOTSTRAP_API_KEY,
    passwordOf(source.DATABASE_URL),
  ];
  const spellings = given.flatMap((secret) =>
    secret && secret.length >= shortestKnown
      ? [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]
      : [],
  );
  return [...new Set(spellings)];
}

function passwordOf(url: string | undefined): string | undefined {
  if (!url || !URL.canParse(url)) return undefined;
  return decodeURIComponent(new URL(url).password) || undefined;
}
