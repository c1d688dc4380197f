import type { z } from "zod";
import { isJsonObject } from "@/lib/core/json";
import { build, buildHeader } from "./build";
import type { problemBody } from "./problem";

type ErrorAnswer = ReturnType<typeof problemBody>["error"];

/** What the browser is told when a call fails; `message` and `hint` can be shown as they are. Status 0: no answer came. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly hint: string | undefined;
  readonly fields: Record<string, string>;

  constructor(status: number, error: ErrorAnswer) {
    super(error.message);
    this.name = "ApiError";
    this.status = status;
    this.code = error.code;
    this.hint = error.hint;
    this.fields = error.fields ?? {};
  }
}

interface CallOptions {
  signal?: AbortSignal;
}

/** An answer of our own server, before anybody has looked into it. */
export interface RawAnswer {
  status: number;
  text: string;
  /** The build that gave it; null where something in between answered. */
  from: string | null;
}

/**
 * The one way from a page to the server. The type of an answer is that of its contract, by which the server has parsed it:
 * `api.get<typeof runDetail>(…)`. Pages carry no schemas for it; that both are of one build is what they check. Failures
 * are ApiErrors.
 */
export const api = {
  get: <Contract extends z.ZodType>(path: string, options?: CallOptions) =>
    call<Contract>("GET", path, undefined, options),
  post: <Contract extends z.ZodType>(path: string, body: unknown, options?: CallOptions) =>
    call<Contract>("POST", path, body, options),
  put: <Contract extends z.ZodType>(path: string, body: unknown, options?: CallOptions) =>
    call<Contract>("PUT", path, body, options),
  patch: <Contract extends z.ZodType>(path: string, body: unknown, options?: CallOptions) =>
    call<Contract>("PATCH", path, body, options),
  delete: <Contract extends z.ZodType>(path: string, options?: CallOptions) =>
    call<Contract>("DELETE", path, undefined, options),
};

async function call<Contract extends z.ZodType>(
  method: string,
  path: string,
  body: unknown,
  { signal }: CallOptions = {},
): Promise<z.output<Contract>> {
  const answer = await send(path, {
    method,
    signal,
    headers: {
      accept: "application/json",
      ...(body !== undefined && { "content-type": "application/json" }),
    },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return readAnswer<Contract>(answer);
}

/** An abort stays an AbortError: whoever aborted does not want to be told. */
async function send(path: string, request: RequestInit): Promise<RawAnswer> {
  try {
    const response = await fetch(path, request);
    return {
      status: response.status,
      text: await response.text(),
      from: response.headers.get(buildHeader),
    };
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
export function readAnswer<Contract extends z.ZodType>({
  status,
  text,
  from,
}: RawAnswer): z.output<Contract> {
  const body = parseJson(text);
  if (status >= 200 && status < 300) {
    // Of another build it may have another shape, and without one it is not ours.
    if (body !== undefined && (build === undefined || from === build)) return body as z.output<Contract>;
    throw new ApiError(status, {
      code: "unreadable_answer",
      message: "The answer of the server does not fit this page.",
      hint: "Reload the page: Tributary may have been updated while it was open.",
    });
  }
  const failed = errorIn(body);
  if (failed) throw new ApiError(status, failed);
  throw new ApiError(status, {
    code: "unreadable_answer",
    message: `The server, or a proxy in front of it, answered with status ${status}.`,
    hint: "Try again in a minute.",
  });
}

/** The error that our server tells of; undefined where somebody else does. */
function errorIn(body: unknown): ErrorAnswer | undefined {
  if (!isJsonObject(body) || !isJsonObject(body.error)) return undefined;
  const { code, message } = body.error;
  return typeof code === "string" && typeof message === "string"
    ? (body.error as unknown as ErrorAnswer)
    : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
