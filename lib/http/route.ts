import type { z } from "zod";
import type { Actor } from "@/lib/auth/actor";
import type { PermissionAction } from "@/lib/auth/permissions";
import { requireActor } from "@/lib/auth/require-actor";
import { type Answer, answerBody } from "./answer";
import { checkInput, readQuery } from "./check-input";
import { errorResponse, noStore } from "./error-response";
import { notFound, Problem } from "./problem";
import { cutOff, readJson } from "./read-body";
import { changesSomething, isSameOrigin } from "./same-origin";

/** What Next hands to a route handler; without a [part] in the path there are no params. */
type RouteContext = { params: Promise<Record<string, string | string[] | undefined> | undefined> };
export type RouteHandler = (request: Request, context: RouteContext) => Promise<Response>;

type Schemas<Input, Params, Query> = { input?: Input; params?: Params; query?: Query };
type Read<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

interface PublicCall<Input, Params, Query> {
  input: Read<Input>;
  params: Read<Params>;
  query: Read<Query>;
  request: Request;
}
type Call<Input, Params, Query> = PublicCall<Input, Params, Query> & { actor: Actor };

interface JsonRoute<Context, Output extends z.ZodType> {
  output: Output;
  /** Status of a good answer; 200 unless said otherwise. */
  status?: number;
  /** Most bytes of a body; 1 MiB unless said otherwise. */
  limit?: number;
  /** A Problem that is returned or thrown becomes the answer. Anything else thrown is a fault of ours: 500 and a log line. */
  run(context: Context): Promise<Answer<z.input<Output>> | Problem> | Answer<z.input<Output>> | Problem;
}

const defaultLimit = 1024 * 1024;

type MaybeSchema = z.ZodType | undefined;

/**
 * A JSON endpoint. In this order: who calls and may they (401, 403), does a change come from our own pages (403), is the
 * path known (404), are query and body well-formed (400, 413, 415, 422), then `run`; the answer is parsed by `output`.
 */
export function route<
  Output extends z.ZodType,
  Input extends MaybeSchema = undefined,
  Params extends MaybeSchema = undefined,
  Query extends MaybeSchema = undefined,
>(
  options: Schemas<Input, Params, Query> &
    JsonRoute<Call<Input, Params, Query>, Output> & { action: PermissionAction },
): RouteHandler {
  return answering(async (request, context) => {
    const actor = await allowedActor(request, options.action);
    const read = await readCall(request, context, options, options.limit);
    return jsonAnswer(options, await options.run({ actor, ...read, request }));
  });
}

/** A JSON endpoint for everybody, signed in or not. */
export function publicRoute<
  Output extends z.ZodType,
  Input extends MaybeSchema = undefined,
  Params extends MaybeSchema = undefined,
  Query extends MaybeSchema = undefined,
>(
  options: Schemas<Input, Params, Query> & JsonRoute<PublicCall<Input, Params, Query>, Output>,
): RouteHandler {
  return answering(async (request, context) => {
    refuseOtherOrigins(request);
    const read = await readCall(request, context, options, options.limit);
    return jsonAnswer(options, await options.run({ ...read, request }));
  });
}

/**
 * An endpoint whose body or answer is not JSON: uploads and downloads. `body` fails with a 413 as soon as there are more
 * than `limit` bytes.
 */
export function streamRoute<
  Params extends MaybeSchema = undefined,
  Query extends MaybeSchema = undefined,
>(options: {
  action: PermissionAction;
  params?: Params;
  query?: Query;
  limit?: number;
  run(context: {
    actor: Actor;
    params: Read<Params>;
    query: Read<Query>;
    request: Request;
    body: ReadableStream<Uint8Array> | null;
  }): Promise<Response | Problem> | Response | Problem;
}): RouteHandler {
  return answering(async (request, context) => {
    const actor = await allowedActor(request, options.action);
    const { params, query } = await readPlace(request, context, options);
    const body = request.body?.pipeThrough(cutOff(options.limit ?? defaultLimit)) ?? null;
    return ofOurs(await options.run({ actor, params, query, request, body }));
  });
}

function answering(handle: RouteHandler): RouteHandler {
  return async (request, context) => {
    try {
      return await handle(request, context);
    } catch (error) {
      return errorResponse(error, request);
    }
  };
}

async function allowedActor(request: Request, action: PermissionAction): Promise<Actor> {
  const actor = await requireActor(request.headers, action, new Date());
  // A key is sent on purpose, by a program; only a cookie goes along by itself.
  if (actor.apiKeyId === null) refuseOtherOrigins(request);
  return actor;
}

function refuseOtherOrigins(request: Request): void {
  if (!changesSomething(request.method) || isSameOrigin(request.headers)) return;
  throw new Problem({
    status: 403,
    code: "other_origin",
    message: "This request came from a page of another site, so it was refused.",
    hint: "Open Tributary in its own tab and do it there. Behind a reverse proxy, let it pass the Host header on.",
  });
}

async function readCall<Input extends MaybeSchema, Params extends MaybeSchema, Query extends MaybeSchema>(
  request: Request,
  context: RouteContext,
  schemas: Schemas<Input, Params, Query>,
  limit = defaultLimit,
) {
  const place = await readPlace(request, context, schemas);
  const input = schemas.input && checkInput(schemas.input, (await readJson(request, limit)) ?? {});
  return { ...place, input: input as Read<Input> };
}

async function readPlace<Params extends MaybeSchema, Query extends MaybeSchema>(
  request: Request,
  context: RouteContext,
  schemas: { params?: Params; query?: Query },
) {
  const params = schemas.params?.safeParse(await context.params);
  if (params && !params.success) throw notFound("What this address points to");
  const query = schemas.query && checkInput(schemas.query, readQuery(request.url));
  return { params: params?.data as Read<Params>, query: query as Read<Query> };
}

function jsonAnswer<Output extends z.ZodType>(
  { output, status = 200 }: { output: Output; status?: number },
  result: Answer<z.input<Output>> | Problem,
): Response {
  if (result instanceof Problem) throw result;
  return Response.json(answerBody(output, result), { status, headers: noStore });
}

/** An answer that a handler made itself says what every other one says: of which build it is, and that nobody may keep it. */
function ofOurs(result: Response | Problem): Response {
  if (result instanceof Problem) throw result;
  for (const [name, value] of Object.entries(noStore)) {
    if (!result.headers.has(name)) result.headers.set(name, value);
  }
  return result;
}
