export interface ProblemDetails {
  /** HTTP status. */
  status: number;
  /** For programs: stays the same when the sentence changes. */
  code: string;
  /** What happened, as a sentence for people. */
  message: string;
  /** What to do next. */
  hint?: string;
  /** What is wrong with which field of the input, by path ("settings.host"). */
  fields?: Record<string, string>;
}

/** A refusal that is meant to be read. A route may return or throw one; everything else thrown there is a fault of ours. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly hint: string | undefined;
  readonly fields: Record<string, string> | undefined;

  constructor({ status, code, message, hint, fields }: ProblemDetails) {
    super(message);
    this.name = "Problem";
    this.status = status;
    this.code = code;
    this.hint = hint;
    this.fields = fields;
  }
}

/** `what` begins the sentence: "This sync". */
export function notFound(what = "This"): Problem {
  return new Problem({
    status: 404,
    code: "not_found",
    message: `${what} does not exist, or it was deleted.`,
  });
}

/** The input is fine, but it does not fit what is there now. */
export function conflict(message: string, hint?: string): Problem {
  return new Problem({ status: 409, code: "conflict", message, hint });
}

/** The input is wrong. `fields` puts each sentence beside the field that it is about. */
export function invalid(fields: Record<string, string>, message = fieldsMessage(fields)): Problem {
  return new Problem({ status: 422, code: "invalid", message, fields });
}

/** For programs and logs, which have no form to put the sentences on. */
function fieldsMessage(fields: Record<string, string>): string {
  const [[path, sentence] = ["", ""], ...others] = Object.entries(fields);
  if (others.length > 0) return `These fields need another look: ${Object.keys(fields).join(", ")}.`;
  return path === "" ? sentence : `${path}: ${sentence}`;
}

export function forbidden(message = "Your role does not allow this.", hint?: string): Problem {
  return new Problem({ status: 403, code: "forbidden", message, hint });
}

export function unauthorized(message = "You are not signed in.", hint = "Sign in and try again."): Problem {
  return new Problem({ status: 401, code: "unauthorized", message, hint });
}

/** The shape of every error answer. */
export function problemBody({ code, message, hint, fields }: Problem) {
  return { error: { code, message, ...(hint && { hint }), ...(fields && { fields }) } };
}
