import type { ActivityEntry } from "@/lib/contracts/activity";
import { guardRules } from "@/lib/core/guards/settings";
import { isJsonObject, type Json, type JsonObject } from "@/lib/core/json";

type Words = Pick<ActivityEntry, "did" | "href">;

/** What one line of the audit log about a sync says, for people. An action of a later version is named as it is. */
export function activityWords(syncId: number, action: string, detail: JsonObject): Words {
  const run = numberOf(detail.run);
  const toRun = (id = run) => (id === undefined ? null : `/runs/${id}`);
  const retry = numberOf(detail.retry);
  const again = retry === undefined ? "" : ` in run ${retry}`;
  const records = `${count(detail.records, "record")}${run === undefined ? "" : ` of run ${run}`}`;
  const key = typeof detail.key === "string" && detail.key !== "" ? detail.key : "a record";
  switch (action) {
    case "sync.created":
      return { did: "created the sync", href: null };
    case "sync.deleted":
      return { did: "deleted the sync", href: null };
    case "sync.configured":
      return {
        did: `changed the configuration: version ${numberOf(detail.version) ?? "unknown"}`,
        href: `/syncs/${syncId}/configuration`,
      };
    case "sync.edited":
      return { did: editedWords(detail), href: null };
    case "sync.guards_edited":
      return {
        did: `changed the guard rails: ${guardWords(detail)}`,
        href: `/syncs/${syncId}/configuration`,
      };
    case "sync.triggers_edited":
      return {
        did: `changed what starts it: ${typeof detail.to === "string" ? detail.to : "see the schedule"}`,
        href: `/syncs/${syncId}/schedule`,
      };
    case "sync.hook_made":
      return { did: "made a webhook address for it", href: `/syncs/${syncId}/schedule` };
    case "sync.hook_removed":
      return { did: "took its webhook address away", href: `/syncs/${syncId}/schedule` };
    case "sync.disabled":
      return { did: `switched the sync off${textOf(detail.reason)}`, href: null };
    case "sync.first_send_confirmed":
      return { did: `confirmed the first send to ${detail.destination ?? "production"}`, href: null };
    case "run.requested":
      return { did: requestedWords(detail), href: toRun() };
    case "run.canceled":
      return { did: `canceled run ${run ?? ""}`.trim(), href: toRun() };
    case "run.released":
      return { did: `released run ${run ?? ""}`.trim(), href: toRun() };
    case "records.retried":
      return { did: `retried ${records}${again}`, href: toRun(retry ?? run) };
    case "records.dismissed":
      return { did: `dismissed ${records}`, href: toRun() };
    case "records.restored":
      return { did: `restored ${records}`, href: toRun() };
    case "record.arrived":
      return { did: `decided that ${key} arrived`, href: toRun() };
    case "record.tested":
      return { did: `tested the sync with ${key} in run ${run ?? ""}`.trim(), href: toRun() };
    case "record.sent_again":
      return { did: `decided that ${key} is sent again${again}`, href: toRun(retry ?? run) };
    default:
      return { did: `did ${action}`, href: toRun() };
  }
}

function editedWords({ label, enabled, attemptsLimit }: JsonObject): string {
  const parts = [
    ...(typeof label === "string" ? [`renamed it to ${label}`] : []),
    ...(typeof enabled === "boolean" ? [enabled ? "enabled it" : "switched it off"] : []),
    ...(typeof attemptsLimit === "number" ? [`set the limit of attempts to ${attemptsLimit}`] : []),
  ];
  return parts.length > 0 ? parts.join(" and ") : "edited it";
}

/** "records from 10000 to off": the rules in the order of the product. */
function guardWords(detail: JsonObject): string {
  const moved = guardRules.flatMap((rule) => {
    const change = detail[rule];
    return isJsonObject(change) ? [`${rule} from ${value(change.from)} to ${value(change.to)}`] : [];
  });
  return moved.join(", ") || "see the configuration";
}

function value(json: Json | undefined): string {
  if (json === null || json === undefined || json === false) return "off";
  return json === true ? "on" : String(json);
}

function requestedWords({ run, fullSync, dryRun, ofDryRun }: JsonObject): string {
  if (typeof ofDryRun === "number") return `sent dry run ${ofDryRun} as run ${run}`;
  if (dryRun === true) return `started dry run ${run}`;
  return `started run ${run}${fullSync === true ? " as a full sync" : ""}`;
}

function count(json: Json | undefined, noun: string): string {
  const number = numberOf(json) ?? 0;
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function numberOf(json: Json | undefined): number | undefined {
  return typeof json === "number" ? json : undefined;
}

function textOf(json: Json | undefined): string {
  return typeof json === "string" ? `: ${json}` : "";
}
