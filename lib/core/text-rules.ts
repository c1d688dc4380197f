/** Rules for what people write, for the forms and for the contracts alike; each says what is wrong in a sentence. */
export interface TextRule {
  shortest: number;
  tooShort: string;
  longest: number;
  tooLong: string;
}

/** Why a record is let go, or sent again. */
export const noteRule: TextRule = {
  shortest: 3,
  tooShort: "Say why, in at least 3 characters.",
  longest: 500,
  tooLong: "Use at most 500 characters.",
};

/** The name of anything. */
export const nameRule: TextRule = {
  shortest: 1,
  tooShort: "Give it a name.",
  longest: 120,
  tooLong: "Use at most 120 characters.",
};

/** What is wrong with a text, without the spaces around it; undefined where nothing is. */
export function textProblem(
  text: string,
  { shortest, tooShort, longest, tooLong }: TextRule,
): string | undefined {
  const { length } = text.trim();
  if (length < shortest) return tooShort;
  return length > longest ? tooLong : undefined;
}
