import { z } from "zod";

/** What the browser is told when a call fails; `message` and `hint` can be shown as they are. Status 0: no answer came. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly hint: string | undefined;
  readonly fields: Record<string, string>;

  constructor(status: number, error: z.infer<typeof errorAnswer>["error"]) {
    super(error.message);
    this.name = "ApiError";
    this.status = status;
    this.code = error.code;
    this.hint = error.hint;
    this.fields = error.fields ?? {};
  }
}

const errorAnswer = z.object({
  error: z.object({
    code: z.string(),
    message: z.string(),
    hint: z.string().optional(),
    fields: z.record(z.string(), z.string()).optional(),
  }),
});

interface CallOptions {
  signal?: AbortSignal;
}

/** The one way from a page to the server. Answers are parsed by the schema of the contract; failures are ApiErrors. */
export const api = {
  get: <Schema extends z.ZodType>(path: string, schema: Schema, options?: CallOptions) =>
    call("GET", path, undefined, schema, options),
  post: <Schema extends z.ZodType>(path: string, body: unknown, schema: Schema, options?: CallOptions) =>
    call("POST", path, body, schema, options),
  put: <Schema extends z.ZodType>(path: string, body: unknown, schema: Schema, options?: CallOptions) =>
    call("PUT", path, body, schema, options),
  patch: <Schema extends z.ZodType>(path: string, body: unknown, schema: Schema, options?: CallOptions) =>
    call("PATCH", path, body, schema, options),
  delete: <Schema extends z.ZodType>(path: string, schema: Schema, options?: CallOptions) =>
    call("DELETE", path, undefined, schema, options),
};

async function call<Schema extends z.ZodType>(
  method: string,
  path: string,
  body: unknown,
  schema: Schema,
  { signal }: CallOptions = {},
): Promise<z.output<Schema>> {
  const { status, text } = await send(path, {
    method,
    signal,
    headers: {
      accept: "application/json",
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return readAnswer(status, text, schema);
}

/** An abort stays an AbortError: whoever aborted does not want to be told. */
async function send(path: string, request: RequestInit): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(path, request);
    return { status: response.status, text: await response.text() };
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw noAnswer();
  }
}

export function noAnswer(): ApiError {
  return new ApiError(0, {
    code: "no_answer",
    message: "Tributary did not answer.",
    hint: "Check your connection and that the server is running, then try again.",
  });
}

/** Reads an answer of our own server; one that is not in our shape came from something in between. */
export function readAnswer<Schema extends z.ZodType>(
  status: number,
  text: string,
  schema: Schema,
): z.output<Schema> {
  const body = parseJson(text);
  if (status >= 200 && status < 300) {
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    throw new ApiError(status, {
      code: "unreadable_answer",
      message: "The answer of the server does not fit this page.",
      hint: "Reload the page: Tributary may have been updated while it was open.",
    });
  }
  const failed = errorAnswer.safeParse(body);
  if (failed.success) throw new ApiError(status, failed.data.error);
  throw new ApiError(status, {
    code: "unreadable_answer",
    message: `The server, or a proxy in front of it, answered with status ${status}.`,
    hint: "Try again in a minute.",
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
