import { type Access, accessOf } from "./keys";

const REMEMBERED_HEADERS = 10_000;

/** Reads Basic credentials; the same header is worked out once. */
export function accessReader(): (header: string | undefined) => Access | undefined {
  const known = new Map<string, Access>();
  return (header) => {
    if (header === undefined) return undefined;
    const remembered = known.get(header);
    if (remembered) return remembered;
    const [, encoded] = /^Basic\s+(\S+)$/i.exec(header) ?? [];
    if (encoded === undefined) return undefined;
    const credentials = Buffer.from(encoded, "base64").toString("utf8");
    const colon = credentials.indexOf(":");
    const access =
      colon < 0 ? undefined : accessOf(credentials.slice(0, colon), credentials.slice(colon + 1));
    if (!access) return undefined;
    if (known.size >= REMEMBERED_HEADERS) known.clear();
    known.set(header, access);
    return access;
  };
}
