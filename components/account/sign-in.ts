import { getProviders, signIn } from "next-auth/react";

export type SignInOutcome = { ok: true } | { ok: false; title: string; text?: string };

/** Signs this browser in. A refusal comes as the sentence that the server wrote for it. */
export async function signInWithPassword(email: string, password: string): Promise<SignInOutcome> {
  try {
    // signIn leaves the page when it cannot reach the server, and what was typed would be lost; so that is asked first.
    if (!(await getProviders())) return noAnswer;
    const outcome = await signIn("credentials", { email, password, redirect: false });
    // next-auth takes a lost cookie for somebody who should begin anew, and says nothing else about it.
    if (outcome?.url?.includes("csrf=true")) return noCookies;
    if (outcome?.ok) return { ok: true };
    return { ok: false, title: outcome?.error ?? "The server refused the sign-in without saying why." };
  } catch {
    return noAnswer;
  }
}

const noAnswer: SignInOutcome = {
  ok: false,
  title: "Tributary did not answer.",
  text: "Check your connection and that the server is running, then try again.",
};

const noCookies: SignInOutcome = {
  ok: false,
  title: "This browser did not keep the cookie that signing in needs.",
  text: "Allow cookies for this address, reload the page and try again.",
};
