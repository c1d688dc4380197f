import { systemActor } from "@/lib/auth/actor";
import { apiKeySeal, apiTokenHash, plainApiToken } from "@/lib/auth/api-token";
import { setUpInput } from "@/lib/contracts/people";
import { plainMessage } from "@/lib/http/plain-message";
import { Problem } from "@/lib/http/problem";
import { seal } from "@/lib/settings/crypto";
import { env } from "@/lib/settings/env";
import { log } from "@/lib/settings/log";
import { createFirstApiKey } from "@/lib/store/api-keys";
import { recordAudit } from "@/lib/store/audit";
import { database } from "@/lib/store/database";
import { hasPeople } from "@/lib/store/people";
import { setUpOwner } from "./set-up-owner";

/** What the environment may bring to an empty installation. */
export interface BootstrapSettings {
  BOOTSTRAP_OWNER_EMAIL?: string;
  BOOTSTRAP_OWNER_PASSWORD?: string;
  BOOTSTRAP_API_KEY?: string;
}

/**
 * On an empty database creates the owner and the workspace key that the environment names. Called at every start, by
 * every process: once somebody is there it changes nothing. Values that will not do are told in the log, and the start
 * goes on; the set-up page is still there.
 */
export async function bootstrap(settings: BootstrapSettings = env()): Promise<void> {
  await bootstrapOwner(settings);
  await bootstrapApiKey(settings);
}

async function bootstrapOwner({
  BOOTSTRAP_OWNER_EMAIL: email,
  BOOTSTRAP_OWNER_PASSWORD: password,
}: BootstrapSettings) {
  if (!email && !password) return;
  if (await hasPeople(database())) return;
  if (!email || !password) {
    log.warn(
      "No owner was created: set both BOOTSTRAP_OWNER_EMAIL and BOOTSTRAP_OWNER_PASSWORD, or use the set-up page.",
    );
    return;
  }
  const name = email.split("@")[0]?.slice(0, 120) || email;
  const owner = setUpInput.safeParse({ name, email, password }, { error: plainMessage });
  if (!owner.success) {
    const why = owner.error.issues.map(
      ({ path, message }) => `${variableNames[String(path[0])] ?? "Owner"}: ${message}`,
    );
    log.warn(`No owner was created. ${why.join(" ")} Correct it and restart, or use the set-up page.`);
    return;
  }
  const created = await setUpOwner(owner.data);
  if (!(created instanceof Problem))
    log.info(`The first owner is ${owner.data.email}, as BOOTSTRAP_OWNER_EMAIL says.`);
}

const variableNames: Record<string, string> = {
  name: "BOOTSTRAP_OWNER_EMAIL",
  email: "BOOTSTRAP_OWNER_EMAIL",
  password: "BOOTSTRAP_OWNER_PASSWORD",
};

/** A key that can be guessed opens every sync; 20 characters is what `openssl rand -hex 10` gives. */
const shortestApiKey = 20;

async function bootstrapApiKey({ BOOTSTRAP_API_KEY: text }: BootstrapSettings) {
  if (!text) return;
  const token = plainApiToken(text);
  if (token.length < shortestApiKey || /\s/.test(token)) {
    log.warn(
      `No API key was created. BOOTSTRAP_API_KEY: Use at least ${shortestApiKey} characters without spaces, for example from "openssl rand -hex 32".`,
    );
    return;
  }
  const tokenHash = apiTokenHash(token);
  const key = { name: "Bootstrap", tokenHash, sealed: seal(token, apiKeySeal(tokenHash)) };
  await database().$transaction(async (tx) => {
    const created = await createFirstApiKey(tx, key);
    if (!created) return;
    await recordAudit(tx, {
      actor: systemActor,
      action: "api_key.created",
      subject: `api_key:${created.id}`,
      detail: { name: created.name },
    });
    log.info("The first API key is the one of BOOTSTRAP_API_KEY.");
  });
}
