import { Pool } from "undici";
import type { ApiRequest, Reply } from "@/lib/core/outcome";
import type { DestinationWire, Pace } from "@/lib/core/ports";
import { Exchange } from "./exchange.server";
import { requestHeaders } from "./request-headers";

export interface WireOptions {
  /** Such as https://api.partnerstack.com/api/v2, without a slash at the end. */
  baseUrl: string;
  publicKey: string;
  secretKey: string;
  pace: Pace;
  /**
   * Asked at the last moment before a call is written, after every wait; false calls it off. A worker that stood still
   * for longer than its lease must not send what another one has sent meanwhile.
   */
  mayCall?: () => boolean;
  /** Connections kept open at most; a call beyond waits for a free one. */
  connections?: number;
  timeouts?: Partial<WireTimeouts>;
}

/** Milliseconds. `total` runs from the pace's go-ahead to the last byte of the answer, waiting for a connection included. */
export interface WireTimeouts {
  connect: number;
  total: number;
}

const defaultTimeouts: WireTimeouts = { connect: 10_000, total: 30_000 };
const defaultConnections = 128;
const calledOff = "The call was called off.";

export type OpenWire = DestinationWire & { close(): Promise<void> };

/**
 * Opens the wire to a PartnerStack account: HTTP Basic with the key pair (D-AUTH), JSON, kept-alive connections. It
 * makes each call once and says what became of it; whether to try again is for the engine to decide. The keys appear
 * in no reply and no reason.
 */
export function openWire({
  baseUrl,
  publicKey,
  secretKey,
  pace,
  mayCall = () => true,
  connections,
  timeouts,
}: WireOptions): OpenWire {
  const { origin, host, pathname } = new URL(baseUrl);
  const prefix = pathname.replace(/\/+$/, "");
  const { connect, total } = { ...defaultTimeouts, ...timeouts };
  const pool = new Pool(origin, {
    connections: connections ?? defaultConnections,
    connect: { timeout: connect },
    // HTTP/2 may send a request again by itself after a connection ends; one connection, one request has no such doubt.
    allowH2: false,
    pipelining: 1,
    // The total below covers both, and one clock cannot contradict itself.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const credentials = Buffer.from(`${publicKey}:${secretKey}`, "utf8").toString("base64");
  const secrets = [credentials, secretKey].filter((secret) => secret !== "");

  function exchange(request: ApiRequest, signal: AbortSignal | undefined): Promise<Reply> {
    const exchange = new Exchange(host, secrets, mayCall);
    const timer = setTimeout(
      () => exchange.giveUp(`${host} did not answer within ${total / 1_000} s.`),
      total,
    );
    const callOff = () => exchange.callOff(calledOff);
    signal?.addEventListener("abort", callOff, { once: true });
    pool.dispatch(
      {
        method: request.method,
        path: `${prefix}${request.path}`,
        headers: { authorization: `Basic ${credentials}`, ...requestHeaders(request) },
        body: request.body === undefined ? null : JSON.stringify(request.body),
      },
      exchange,
    );
    return exchange.reply.finally(() => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", callOff);
    });
  }

  let closing: Promise<void> | undefined;
  return {
    async call(request, signal) {
      try {
        await pace.take(signal);
      } catch (error) {
        // A pace that fails without being called off is a fault of this server, not of the network.
        if (!signal?.aborted) throw error;
      }
      if (signal?.aborted) return { kind: "not_sent", reason: calledOff, durationMs: 0 };
      const sentAt = performance.now();
      const reply = await exchange(request, signal);
      if (reply.kind === "response") {
        if (reply.status === 429) pace.refused({ sentAt, retryAfterMs: reply.retryAfterMs });
        else pace.accepted();
      }
      return reply;
    },
    close() {
      closing ??= pool.close();
      return closing;
    },
  };
}
