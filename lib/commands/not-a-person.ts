import { forbidden, type Problem } from "@/lib/http/problem";

/** An API key has no profile, password or session of its own. */
export function notAPerson(): Problem {
  return forbidden(
    "This belongs to a person, and an API key is not one.",
    "Sign in with a browser to change it.",
  );
}
