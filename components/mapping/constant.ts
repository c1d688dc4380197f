export type ConstantKind = "text" | "number" | "boolean";

export type ConstantReading = { ok: true; value: string | number | boolean } | { ok: false; message: string };

export function kindOfConstant(value: string | number | boolean): ConstantKind {
  if (typeof value === "number") return "number";
  return typeof value === "boolean" ? "boolean" : "text";
}

/** What was typed, as the kind of value that was chosen. */
export function readConstant(kind: ConstantKind, text: string): ConstantReading {
  switch (kind) {
    case "text":
      return { ok: true, value: text };
    case "number": {
      const value = Number(text);
      const isNumber = text.trim() !== "" && Number.isFinite(value);
      return isNumber
        ? { ok: true, value }
        : { ok: false, message: "This is not a number. Write it with a point, such as 12.5." };
    }
    case "boolean": {
      const word = text.trim().toLowerCase();
      if (word === "true" || word === "false") return { ok: true, value: word === "true" };
      return { ok: false, message: "Write true or false." };
    }
    default:
      return kind satisfies never;
  }
}
