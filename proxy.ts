import { type NextRequest, NextResponse } from "next/server";
import { pathHeader } from "@/lib/http/path-header";

/**
 * Tells server components which page was asked for, so that signing in leads back to it. It decides nothing: who may see
 * a page is asked in the page, where a forgotten pattern cannot open a door.
 */
export function proxy(request: NextRequest) {
  const headers = new Headers(request.headers);
  headers.set(pathHeader, `${request.nextUrl.pathname}${request.nextUrl.search}`);
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: "/((?!api/|_next/|sign-in|set-up|icon).*)" };
