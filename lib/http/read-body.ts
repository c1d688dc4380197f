import { Problem } from "./problem";

/** The JSON of a request, or undefined when the body is empty. Throws a Problem for another type, bad JSON or too much of it. */
export async function readJson(request: Request, limit: number): Promise<unknown> {
  const text = await readText(request, limit);
  if (text === "") return undefined;
  const type = request.headers.get("content-type") ?? "none";
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new Problem({
      status: 415,
      code: "not_json",
      message: `The content type is ${type.slice(0, 60)}.`,
      hint: "Send the body as application/json.",
    });
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem({ status: 400, code: "bad_json", message: "The body is not valid JSON." });
  }
}

async function readText(request: Request, limit: number): Promise<string> {
  if (!request.body) return "";
  return new Response(request.body.pipeThrough(cutOff(limit))).text();
}

/** Passes bytes on and fails with a 413 as soon as there are more than `limit`: what a header claims is not believed. */
export function cutOff(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let received = 0;
  return new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      if (received <= limit) controller.enqueue(chunk);
      else controller.error(tooLarge(limit));
    },
  });
}

function tooLarge(limit: number): Problem {
  const mebibytes = limit / (1024 * 1024);
  const size = mebibytes >= 1 ? `${Math.floor(mebibytes)} MiB` : `${Math.floor(limit / 1024)} KiB`;
  return new Problem({
    status: 413,
    code: "too_large",
    message: `The body is larger than ${size}, the most that is taken here.`,
  });
}
