import { isAscii, isUtf8 } from "node:buffer";
import { analyse } from "chardet";
import iconv from "iconv-lite";
import { SourceError } from "./source-error";

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";

/** Turns the bytes of a file into UTF-8, piece by piece, and refuses what it cannot read instead of replacing it. */
export interface TextDecoding {
  encoding: Encoding;
  /** UTF-8 without a byte order mark; never half a character. */
  decode(bytes: Buffer, last: boolean): Buffer;
}

/**
 * Chooses the decoding by the beginning of a file: its byte order mark, zeros in every second byte, valid UTF-8, or
 * what chardet recognizes. Throws SourceError for files that hold no text, and for encodings that we do not read.
 */
export function chooseDecoding(head: Buffer): TextDecoding {
  refuseBinary(head);
  if (startsWith(head, [0xff, 0xfe])) return new Utf16Decoding("utf-16le");
  if (startsWith(head, [0xfe, 0xff])) return new Utf16Decoding("utf-16be");
  if (startsWith(head, [0xef, 0xbb, 0xbf])) return new Utf8Decoding();
  const zeros = zerosByPlace(head);
  if (zeros.odd > 0.3 && zeros.even < 0.05) return new Utf16Decoding("utf-16le");
  if (zeros.even > 0.3 && zeros.odd < 0.05) return new Utf16Decoding("utf-16be");
  if (!isUtf8(wholeCharacters(head).whole)) refuseForeign(head);
  return new Utf8Decoding();
}

/**
 * UTF-8, with a way back: a file that was plain ASCII up to its first byte that is not UTF-8 reads the same in
 * windows-1252 up to there, so it goes on as that. A file that already had UTF-8 characters is a mixture, which
 * nobody can read right.
 */
class Utf8Decoding implements TextDecoding {
  encoding: Encoding = "utf-8";
  #rest: Buffer = Buffer.alloc(0);
  #line = 1;
  #ascii = true;
  #started = false;

  decode(bytes: Buffer, last: boolean): Buffer {
    const text = this.#started ? joined(this.#rest, bytes) : withoutMark(bytes);
    this.#started = true;
    if (this.encoding === "utf-8") {
      const { whole, rest } = last ? { whole: text, rest: Buffer.alloc(0) } : wholeCharacters(text);
      if (isUtf8(whole)) {
        this.#rest = rest;
        this.#ascii &&= isAscii(whole);
        return this.#accept(whole);
      }
      const bad = firstInvalid(whole);
      if (!this.#ascii || !isAscii(whole.subarray(0, bad)))
        throw notUtf8(this.#line + lineBreaks(whole.subarray(0, bad)));
      this.encoding = "windows-1252";
      this.#rest = Buffer.alloc(0);
    }
    return this.#accept(Buffer.from(this.#decodeLatin(text)));
  }

  #decodeLatin(text: Buffer): string {
    const decoded = iconv.decode(text, "windows-1252", { stripBOM: false });
    const bad = decoded.indexOf("\ufffd");
    if (bad >= 0) throw notUtf8(this.#line + lineBreaks(text.subarray(0, bad)));
    return decoded;
  }

  #accept(text: Buffer): Buffer {
    const zero = text.indexOf(0);
    if (zero >= 0) throw zeroCharacter(this.#line + lineBreaks(text.subarray(0, zero)));
    this.#line += lineBreaks(text);
    return text;
  }
}

class Utf16Decoding implements TextDecoding {
  readonly encoding: Encoding;
  readonly #decoder: TextDecoder;
  #line = 1;

  constructor(encoding: "utf-16le" | "utf-16be") {
    this.encoding = encoding;
    this.#decoder = new TextDecoder(encoding, { fatal: true });
  }

  decode(bytes: Buffer, last: boolean): Buffer {
    const text = Buffer.from(this.#read(bytes, last));
    const zero = text.indexOf(0);
    if (zero >= 0) throw zeroCharacter(this.#line + lineBreaks(text.subarray(0, zero)));
    this.#line += lineBreaks(text);
    return text;
  }

  #read(bytes: Buffer, last: boolean): string {
    try {
      return this.#decoder.decode(bytes, { stream: !last });
    } catch {
      const message = `The file is not valid ${this.encoding.toUpperCase()} near line ${this.#line}.`;
      throw new SourceError(message, "Save the file as CSV UTF-8 and upload it again.", this.#line);
    }
  }
}

function refuseBinary(head: Buffer): void {
  const isZip = startsWith(head, [0x50, 0x4b, 0x03, 0x04]);
  const isOldExcel = startsWith(head, [0xd0, 0xcf, 0x11, 0xe0]);
  if (isZip || isOldExcel) {
    throw new SourceError(
      "The file is an Excel workbook or an archive, not a CSV file.",
      "Save it as CSV UTF-8 and upload that.",
    );
  }
  if (startsWith(head, [0x1f, 0x8b])) {
    throw new SourceError("The file is compressed with gzip.", "Unpack it and upload the CSV file inside.");
  }
}

const western = ["ISO-8859-1", "windows-1252"];
const otherLatin = [
  "ISO-8859-2",
  "ISO-8859-9",
  "windows-1250",
  "windows-1254",
  "windows-1257",
  "windows-1258",
];

/**
 * Bytes that are not UTF-8 are read as Western European text, unless they clearly are something else: a wrong guess
 * spoils names without anybody noticing. Few letters look like many of the Latin encodings, so those must be sure.
 */
function refuseForeign(head: Buffer): void {
  const ascii = head.subarray(0, firstInvalid(head));
  const matches = analyse(head).filter(({ name }) => name !== "ASCII" && name !== "UTF-8");
  const [best] = matches;
  // UTF-8 characters before the first wrong byte make it a mixture, which decoding reports.
  if (!best || western.includes(best.name) || !isAscii(ascii)) return;
  const confidence = matches.find(({ name }) => western.includes(name))?.confidence ?? 0;
  if (otherLatin.includes(best.name) && (best.confidence < 35 || best.confidence < 2 * confidence)) return;
  const line = 1 + lineBreaks(ascii);
  const message = `Line ${line} is not UTF-8; the file seems to be ${best.name}.`;
  throw new SourceError(message, "Save the file as CSV UTF-8 and upload it again.", line);
}

function notUtf8(line: number): SourceError {
  const message = `Line ${line} holds a character that is not valid in the encoding of the rest of the file.`;
  return new SourceError(message, "Save the file as CSV UTF-8 and upload it again.", line);
}

function zeroCharacter(line: number): SourceError {
  return new SourceError(
    `Line ${line} holds a zero character, which text cannot have.`,
    "Remove it, or export the file again.",
    line,
  );
}

function startsWith(bytes: Buffer, mark: number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte);
}

function withoutMark(bytes: Buffer): Buffer {
  return startsWith(bytes, [0xef, 0xbb, 0xbf]) ? bytes.subarray(3) : bytes;
}

function joined(rest: Buffer, bytes: Buffer): Buffer {
  return rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
}

/** Share of the bytes that are zero at even and at odd places. */
function zerosByPlace(head: Buffer): { even: number; odd: number } {
  let even = 0;
  let odd = 0;
  for (let at = 0; at < head.length; at += 1) {
    if (head[at] !== 0) continue;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  const pairs = Math.max(1, head.length / 2);
  return { even: even / pairs, odd: odd / pairs };
}

/** Parts a UTF-8 character that is cut off at the end. */
function wholeCharacters(bytes: Buffer): { whole: Buffer; rest: Buffer } {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if ((byte & 0b1100_0000) === 0b1000_0000) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    const end = length > back ? bytes.length - back : bytes.length;
    return { whole: bytes.subarray(0, end), rest: bytes.subarray(end) };
  }
  return { whole: bytes, rest: bytes.subarray(bytes.length) };
}

/** Place of the first byte that is not UTF-8, found by halving. */
function firstInvalid(bytes: Buffer): number {
  let valid = 0;
  let end = bytes.length;
  while (end - valid > 1) {
    const middle = (valid + end) >> 1;
    const { whole } = wholeCharacters(bytes.subarray(0, middle));
    if (isUtf8(whole)) valid = middle;
    else end = middle;
  }
  // The first byte of a character that goes wrong later is already invalid.
  return wholeCharacters(bytes.subarray(0, valid)).whole.length;
}

/** Line ends of a text: CRLF, LF, or in old Mac files CR alone. */
function lineBreaks(text: Buffer): number {
  return countByte(text, 0x0a) || countByte(text, 0x0d);
}

function countByte(text: Buffer, wanted: number): number {
  let count = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) count += 1;
  return count;
}
