import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { signInPath } from "@/lib/http/next-path";
import { pathHeader } from "@/lib/http/path-header";
import { database } from "@/lib/store/database";
import { hasPeople } from "@/lib/store/people";
import type { Actor } from "./actor";
import type { PermissionAction } from "./permissions";
import { decideAccess, sessionActor } from "./require-actor";

/**
 * The person who looks at a page. Whoever may not see it is led on: to the first set-up while there is nobody, to the
 * sign-in that leads back here, or to a page that says which role it takes.
 */
export async function pageActor(action: PermissionAction): Promise<Actor> {
  const access = decideAccess(await currentActor(), action);
  switch (access.kind) {
    case "granted":
      return access.actor;
    case "unknown": {
      if (!(await hasPeople(database()))) redirect("/set-up");
      redirect(signInPath((await headers()).get(pathHeader) ?? "/"));
      break;
    }
    case "refused":
      redirect(`/no-access?action=${encodeURIComponent(action)}`);
      break;
    default:
      return access satisfies never;
  }
}

/** Who is signed in, if anybody; asked once in a request, however many layouts and pages want to know. */
export const currentActor = cache(async (): Promise<Actor | undefined> => {
  return sessionActor(new Headers(await headers()), new Date());
});
