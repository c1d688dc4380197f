import { Problem } from "@/lib/http/problem";

/** A source that could not be read, as the answer of an endpoint. */
export function sourceProblem({ message, hint }: { message: string; hint: string }): Problem {
  return new Problem({ status: 422, code: "source_failed", message, hint });
}
