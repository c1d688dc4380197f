import type { Dispatcher } from "undici";
import type { Json } from "@/lib/core/json";
import type { Reply } from "@/lib/core/outcome";
import { retryAfterMs } from "./retry-after";
import { lostReason, notSentReason } from "./wire-failure";

/**
 * Most bytes of an answer that are read. A page of 250 customers with fifty properties each is about 3 MB; an answer
 * that is longer is cut, and then reads as one that is not JSON.
 */
const longestBody = 4_194_304;

type Headers = Record<string, string | string[] | undefined>;

/**
 * One call on a connection. undici announces `onRequestStart` before it writes the first byte: what fails earlier has
 * certainly not been sent, and whatever fails later may have arrived. No error code decides, because the same code
 * (ECONNRESET, ETIMEDOUT) is met on both sides of that line.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly reply: Promise<Reply>;
  private settle: (reply: Reply) => void = () => {};
  private readonly host: string;
  private readonly secrets: readonly string[];
  private readonly mayCall: () => boolean;
  private readonly startedAt = performance.now();
  private handedOver = false;
  private over = false;
  private controller: Dispatcher.DispatchController | undefined;
  private status = 0;
  private headers: Headers = {};
  private readonly chunks: Buffer[] = [];
  private bytes = 0;

  /** `secrets` are taken out of the answer: a proxy that shows what it was sent must not put them into history. */
  constructor(host: string, secrets: readonly string[], mayCall: () => boolean) {
    this.host = host;
    this.secrets = secrets;
    this.mayCall = mayCall;
    this.reply = new Promise((resolve) => {
      this.settle = resolve;
    });
  }

  /** Ends the call from our side as long as nothing was sent; what may have arrived is seen to its end. */
  callOff(reason: string): void {
    if (!this.handedOver) this.giveUp(reason);
  }

  /** Ends the call from our side, because it took too long. */
  giveUp(reason: string): void {
    this.end(this.handedOver ? { kind: "lost", reason } : { kind: "not_sent", reason });
    this.controller?.abort(new Error(reason));
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // Given up while it waited for a connection; or undici would send it a second time, which is ours to decide.
    if (this.over || this.handedOver) {
      controller.abort(new Error("The call is over."));
      return;
    }
    if (!this.mayCall()) {
      this.end({ kind: "not_sent", reason: "This worker may not send for the run any more." });
      controller.abort(new Error("The call was called off."));
      return;
    }
    this.controller = controller;
    this.handedOver = true;
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number, headers: Headers): void {
    this.status = status;
    this.headers = headers;
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.over) return;
    this.chunks.push(chunk.subarray(0, longestBody - this.bytes));
    this.bytes += chunk.length;
    if (this.bytes <= longestBody) return;
    this.end(this.response());
    controller.abort(new Error("The answer is too long."));
  }

  onResponseEnd(): void {
    this.end(this.response());
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.end(
      this.handedOver
        ? { kind: "lost", reason: lostReason(error, this.host) }
        : { kind: "not_sent", reason: notSentReason(error, this.host) },
    );
  }

  private end(reply: WithoutDuration): void {
    if (this.over) return;
    this.over = true;
    this.settle({ ...reply, durationMs: performance.now() - this.startedAt });
  }

  private response(): WithoutDuration {
    const whole = Buffer.concat(this.chunks).toString("utf8");
    const text = this.secrets.reduce((shown, secret) => shown.replaceAll(secret, "[redacted]"), whole);
    const after = retryAfterMs(first(this.headers["retry-after"]), first(this.headers.date), new Date());
    const answer = { kind: "response" as const, status: this.status, body: parsed(text), text };
    return after === undefined ? answer : { ...answer, retryAfterMs: after };
  }
}

type WithoutDuration = Reply extends infer One
  ? One extends Reply
    ? Omit<One, "durationMs">
    : never
  : never;

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
