import { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { PermissionAction } from "@/lib/auth/permissions";
import { requireActor } from "@/lib/auth/require-actor";
import { log } from "@/lib/settings/log";
import { type Answer, answerBody } from "../answer";
import { readQuery } from "../check-input";
import { noStore } from "../error-response";
import { notFound, Problem } from "../problem";
import { readJson } from "../read-body";
import type { RouteHandler } from "../route";
import { changesSomething, isSameOrigin } from "../same-origin";

type Schema = z.ZodType | undefined;
type Read<Given> = Given extends z.ZodType ? z.output<Given> : undefined;

interface V1Call<Input, Query> {
  actor: Actor;
  /** The id in the path; 0 where the path has none. */
  id: number;
  query: Read<Query>;
  input: Read<Input>;
  request: Request;
}

const positive = z.coerce.number().int().positive().max(2_147_483_647);
const bodyLimit = 1024 * 1024;

/**
 * An endpoint of the Census-shaped API: the same check of who calls as everywhere, and that API's own envelopes, codes
 * and errors, on which its clients depend to the letter. Unknown members of a body or a query are ignored.
 */
export function v1Route<
  Output extends z.ZodType,
  Input extends Schema = undefined,
  Query extends Schema = undefined,
>({
  action,
  input,
  query,
  output,
  status = 200,
  run,
}: {
  action: PermissionAction;
  input?: Input;
  query?: Query;
  output: Output;
  status?: number;
  run(call: V1Call<Input, Query>): Promise<Answer<z.input<Output>> | Problem>;
}): RouteHandler {
  return async (request, context) => {
    try {
      const actor = await requireActor(request.headers, action, new Date());
      if (actor.apiKeyId === null && changesSomething(request.method) && !isSameOrigin(request.headers))
        throw new Problem({
          status: 403,
          code: "other_origin",
          message: "This came from a page of another site.",
        });
      const text = (await context.params)?.id;
      const id = text === undefined ? 0 : positive.safeParse(text).data;
      if (id === undefined) throw notFound();
      const call = {
        ...{ actor, id, request },
        query: read(query, readQuery(request.url)),
        input: read(input, input ? ((await readJson(request, bodyLimit)) ?? {}) : undefined),
      } as V1Call<Input, Query>;
      const answer = await run(call);
      if (answer instanceof Problem) throw answer;
      return Response.json(answerBody(output, answer), { status, headers: noStore });
    } catch (error) {
      return v1Error(error, request);
    }
  };
}

function read(schema: Schema, value: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  const where = first?.path.join(".");
  throw new Problem({
    status: 400,
    code: "invalid",
    message: [where, first?.message].filter(Boolean).join(": "),
  });
}

/** Errors as that API has them: a number or a known word as the status, and no message where there is none to give. */
function v1Error(error: unknown, request: Request): Response {
  const answer = (status: number, body: object) => Response.json(body, { status, headers: noStore });
  if (!(error instanceof Problem)) {
    log.error({ err: error, path: new URL(request.url).pathname }, "A request of the management API failed");
    return answer(500, {
      status: "error",
      message: "This did not work because of a fault inside Tributary.",
    });
  }
  const message = [error.message, error.hint].filter(Boolean).join(" ");
  switch (error.status) {
    case 401:
      return answer(401, { status: 401 });
    case 403:
      return answer(403, { status: 403, message });
    case 404:
      return answer(404, { status: 404 });
    // It has no words of its own for what does not fit; 400 is what its clients understand.
    case 409:
    case 422:
      return answer(400, { status: "error", message });
    default:
      return answer(error.status, { status: "error", message });
  }
}
