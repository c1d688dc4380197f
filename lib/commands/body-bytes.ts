import { Problem } from "@/lib/http/problem";

/** The bytes of a request as they arrive. A body that breaks off is a Problem: what has arrived so far must not be kept. */
export async function* bodyBytes(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (!body) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(brokenOff);
      if (done) return;
      yield value;
    }
  } finally {
    // When whoever reads stops early, the rest of the body is not waited for.
    await reader.cancel().catch(() => undefined);
  }
}

function brokenOff(cause: unknown): never {
  if (cause instanceof Problem) throw cause;
  throw new Problem({
    status: 400,
    code: "upload_broken",
    message: "The upload broke off before the file was complete.",
    hint: "Nothing was kept of it. Upload it again.",
  });
}
