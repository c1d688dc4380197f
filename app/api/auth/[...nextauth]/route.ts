import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { nextAuthOptions } from "@/lib/auth/next-auth-options";
import { signIn } from "@/lib/commands/sign-in";
import { signOut } from "@/lib/commands/sign-out";
import { errorResponse } from "@/lib/http/error-response";
import { notFound } from "@/lib/http/problem";

type Context = { params: Promise<{ nextauth: string[] }> };

/** What the sign-in page and the user menu call. next-auth's own pages and its log for browsers are not served. */
const served: Record<string, readonly string[]> = {
  GET: ["csrf", "providers"],
  POST: ["callback", "signout"],
};

async function handle(request: NextRequest, context: Context): Promise<Response> {
  try {
    const [action = ""] = (await context.params).nextauth;
    if (!served[request.method]?.includes(action)) throw notFound("This page");
    const options = nextAuthOptions(request.headers, {
      signIn: (credentials) => signIn(credentials, new Date()),
      signOut: (sessionId) => signOut(sessionId, new Date()),
    });
    return await NextAuth(request, context, options);
  } catch (error) {
    return errorResponse(error, request);
  }
}

export const GET = handle;
export const POST = handle;
