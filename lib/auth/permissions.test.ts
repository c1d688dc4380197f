import { describe, expect, it } from "vitest";
import { may, minimumRole, type PermissionAction, type Role, roles } from "./permissions";

const actions = Object.keys(minimumRole) as PermissionAction[];
const allowedTo = (role: Role) => actions.filter((action) => may(role, action));

describe("permissions", () => {
  it("gives every action a minimum role that exists", () => {
    for (const action of actions) expect(roles, action).toContain(minimumRole[action]);
  });

  it.each(actions)("allows %s from its minimum role upwards and to nobody below", (action) => {
    const from = roles.indexOf(minimumRole[action]);
    expect(roles.filter((role) => may(role, action))).toEqual(roles.slice(from));
  });

  it("lets each role do more than the one before it", () => {
    for (const [index, role] of roles.slice(1).entries()) {
      const below = allowedTo(roles[index] as Role);
      const allowed = allowedTo(role);
      expect(allowed).toEqual(expect.arrayContaining(below));
      expect(allowed.length).toBeGreaterThan(below.length);
    }
  });

  it("keeps what can cost money or open a door away from those who may only look", () => {
    expect(allowedTo("viewer")).toEqual(["view", "own_profile.edit"]);
  });

  it("keeps connections, members, keys and what is thrown away with the owner", () => {
    for (const action of [
      "sources.edit",
      "destinations.edit",
      "members.edit",
      "api_keys.edit",
      "retention.edit",
    ] as const) {
      expect(may("editor", action), action).toBe(false);
      expect(may("owner", action), action).toBe(true);
    }
  });

  it("lets an operator run, cancel, retry, dismiss and resolve but not change a sync", () => {
    const own = ["runs.start", "runs.cancel", "records.retry", "records.dismiss", "records.resolve"] as const;
    for (const action of own) {
      expect(may("operator", action), action).toBe(true);
    }
    expect(may("operator", "syncs.edit")).toBe(false);
  });
});
