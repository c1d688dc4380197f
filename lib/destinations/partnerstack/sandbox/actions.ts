import type { Call } from "./call";
import { findCustomer } from "./customers";
import { findPartnership } from "./partnerships";
import { recordKey } from "./record-key";
import { accepted, type Decision, invalid, refused } from "./reply";
import type { Action } from "./state";
import { firstError, type PropertyRule } from "./validate";

type ActionBody = {
  type: string;
  value: number;
  target_type: "customer" | "partnership";
  target_key: string;
  external_key?: string | null;
  created_at?: number;
};

const RULES: readonly PropertyRule[] = [
  { name: "type", types: ["string"], required: true, minLength: 1 },
  { name: "value", types: ["integer"], required: true, minimum: 1 },
  { name: "target_type", types: ["string"], required: true, choices: ["customer", "partnership"] },
  { name: "target_key", types: ["string"], required: true, minLength: 1 },
  { name: "external_key", types: ["string", "null"] },
  { name: "created_at", types: ["integer"], minimum: 0 },
];

function targetError(call: Call, body: ActionBody): string | undefined {
  switch (body.target_type) {
    case "customer":
      return findCustomer(call.state, call.mode, body.target_key) ? undefined : "Customer not found";
    case "partnership":
      return findPartnership(call.state, call.mode, body.target_key) ? undefined : "Partnership not found";
    default:
      return body.target_type satisfies never;
  }
}

/** POST /actions (D-ACT): the target must exist; `value` is a count. */
export function createAction(call: Call): Decision {
  const { state } = call;
  const error = firstError(call.body, RULES, state.switches.unknownProperty);
  if (error) return invalid(state.switches, error);
  const body = call.body as ActionBody;
  const missing = targetError(call, body);
  if (missing) return refused(404, missing);
  const sequence = state.sequence + 1;
  const action: Action = {
    key: recordKey("act_", state.salt, sequence),
    sequence,
    type: body.type,
    value: body.value,
    targetType: body.target_type,
    targetKey: body.target_key,
    externalKey: body.external_key ?? null,
    createdAt: body.created_at ?? call.now,
  };
  const view = JSON.stringify({
    key: action.key,
    type: action.type,
    value: action.value,
    target_type: action.targetType,
    target_key: action.targetKey,
    external_key: action.externalKey,
    archived: false,
    created_at: action.createdAt,
    updated_at: call.now,
  });
  const status = Number(state.switches.createdStatus);
  return accepted(status, "Action tracked successfully", view, { kind: "action", record: action });
}
