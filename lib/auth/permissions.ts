/** From the one that may only look to the one that may do everything; each role may do all that the ones before it may. */
export const roles = ["viewer", "operator", "editor", "owner"] as const;
export type Role = (typeof roles)[number];

export const roleLabels: Record<Role, string> = {
  viewer: "Viewer",
  operator: "Operator",
  editor: "Editor",
  owner: "Owner",
};

/**
 * Every action of the product and the lowest role that may do it. Pages, API routes and buttons ask this one table, so a
 * button that is shown is an action that is allowed.
 */
export const minimumRole = {
  view: "viewer",
  "own_profile.edit": "viewer",

  "runs.start": "operator",
  "runs.cancel": "operator",
  /** Lets a run go on that a guard rail holds. */
  "runs.release": "operator",
  "records.retry": "operator",
  "records.dismiss": "operator",
  /** Decides about a transaction of which nobody can prove whether it arrived. */
  "records.resolve": "operator",
  /** Asks PartnerStack for one record, which spends calls of the destination. */
  "records.look": "operator",
  "connections.test": "operator",
  /** Really sends one record from the wizard. */
  "sync_test.send": "operator",

  "datasets.edit": "editor",
  "syncs.edit": "editor",
  "alerts.edit": "editor",
  "sandbox.edit": "editor",

  "sources.edit": "owner",
  "destinations.edit": "owner",
  "members.edit": "owner",
  "api_keys.edit": "owner",
  "retention.edit": "owner",
} as const satisfies Record<string, Role>;

export type PermissionAction = keyof typeof minimumRole;

/** What only a person does, in a browser: a key that leaked must not be able to make itself another one. */
export const peopleOnly: readonly PermissionAction[] = ["own_profile.edit", "members.edit", "api_keys.edit"];

export function may(role: Role, action: PermissionAction): boolean {
  return roles.indexOf(role) >= roles.indexOf(minimumRole[action]);
}
