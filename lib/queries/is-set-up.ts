import { database } from "@/lib/store/database";
import { hasPeople } from "@/lib/store/people";

/** Whether somebody has an account; until then every page leads to the set-up. */
export function isSetUp(): Promise<boolean> {
  return hasPeople(database());
}
