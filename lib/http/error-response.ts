import { randomBytes } from "node:crypto";
import { log } from "@/lib/settings/log";
import { isDatabaseUnreachable } from "@/lib/store/database-unreachable";
import { build, buildHeader } from "./build";
import { Problem, problemBody } from "./problem";

/** Turns whatever was thrown into an answer. A Problem speaks for itself; anything else stays in the log under a reference. */
export function errorResponse(error: unknown, request: Request): Response {
  const problem = error instanceof Problem ? error : unexpected(error, request);
  return Response.json(problemBody(problem), { status: problem.status, headers: noStore });
}

export const noStore = { "cache-control": "private, no-store", ...(build && { [buildHeader]: build }) };

function unexpected(error: unknown, request: Request): Problem {
  const reference = randomBytes(4).toString("hex");
  const { pathname } = new URL(request.url);
  log.error(
    { err: error, reference, method: request.method, path: pathname },
    "A request failed unexpectedly",
  );
  if (isDatabaseUnreachable(error)) {
    return new Problem({
      status: 503,
      code: "database_unreachable",
      message: "Tributary cannot reach its database at the moment.",
      hint: `Try again in a minute. The server log has the details under the reference ${reference}.`,
    });
  }
  return new Problem({
    status: 500,
    code: "unexpected",
    message: "This did not work because of a fault inside Tributary.",
    hint: `Try again. If it stays, the server log has the details under the reference ${reference}.`,
  });
}
