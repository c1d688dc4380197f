import { type AddressInfo, createServer, connect as dial, type Server, type Socket } from "node:net";
import type { Chance } from "./chance";

export interface NetworkOptions {
  /** Where the sandbox listens. */
  target: { host: string; port: number };
  /** The share of requests whose connection is reset before they arrive. */
  resets: number;
  /** The share of requests that arrive and whose answer is lost. */
  lost: number;
  chance: Chance;
  /** How long a request may stay unanswered before the network gives up on it, as load balancers do. Milliseconds. */
  patienceMs?: number;
}

/** What the network did so far. */
export interface Mishaps {
  resets: number;
  lostAnswers: number;
  gaveUp: number;
  cuts: number;
  blackholes: number;
}

interface Line {
  client: Socket;
  sandbox: Socket;
  /** The answer to the request under way is not passed on. */
  losesAnswer: boolean;
  /** What came from the client and lies in the black hole. */
  held: Buffer[];
  patience?: ReturnType<typeof setTimeout>;
}

/**
 * The network between the workers and PartnerStack: passes bytes on, loses answers and resets connections by chance,
 * and can be cut (connections are refused) or turned into a black hole (connections open, and nothing comes through).
 */
export class Network {
  readonly mishaps: Mishaps = { resets: 0, lostAnswers: 0, gaveUp: 0, cuts: 0, blackholes: 0 };
  private readonly options: NetworkOptions;
  private readonly lines = new Set<Line>();
  private server: Server | undefined;
  private port = 0;
  private disturbed = true;
  private swallows = false;

  constructor(options: NetworkOptions) {
    this.options = options;
  }

  /** Resolves with the address that stands for the sandbox. */
  async open(): Promise<string> {
    await this.listen();
    return `http://127.0.0.1:${this.port}`;
  }

  async close(): Promise<void> {
    await this.stopListening();
    for (const line of this.lines) this.end(line);
  }

  /** No reset and no lost answer from now on; false when that was so already. */
  calmDown(): boolean {
    const wasDisturbed = this.disturbed;
    this.disturbed = false;
    return wasDisturbed;
  }

  /** Every connection breaks, and new ones are refused, for so many milliseconds. */
  async cut(ms: number): Promise<void> {
    if (!this.server) return;
    this.mishaps.cuts += 1;
    await this.stopListening();
    for (const line of this.lines) this.end(line);
    await wait(ms);
    await this.listen();
  }

  /**
   * Nothing comes through for so many milliseconds. Then `late` delivers what was sent meanwhile, also for clients
   * that are gone by then: a request that arrives after its sender has died.
   */
  async blackhole(ms: number, end: "late" | "reset"): Promise<void> {
    if (this.swallows) return;
    this.mishaps.blackholes += 1;
    this.swallows = true;
    await wait(ms);
    this.swallows = false;
    for (const line of this.lines) {
      if (end === "reset" && line.held.length > 0) this.end(line);
      for (const bytes of line.held.splice(0)) line.sandbox.write(bytes);
      if (line.client.destroyed) line.sandbox.end();
    }
  }

  private listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      const server = createServer({ noDelay: true }, (client) => this.connect(client));
      server.once("error", reject);
      server.listen(this.port, "127.0.0.1", () => {
        this.server = server;
        this.port = (server.address() as AddressInfo).port;
        resolve();
      });
    });
  }

  private async stopListening(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    server?.close();
  }

  private connect(client: Socket): void {
    const sandbox = dial({ ...this.options.target, noDelay: true });
    const line: Line = { client, sandbox, losesAnswer: false, held: [] };
    this.lines.add(line);
    client.on("data", (bytes) => this.pass(line, bytes));
    sandbox.on("data", (bytes) => this.answer(line, bytes));
    // What lies in the black hole is delivered also when its sender is gone.
    client.on("close", () => (line.held.length > 0 ? undefined : sandbox.end()));
    sandbox.on("close", () => {
      clearTimeout(line.patience);
      this.lines.delete(line);
      client.destroy();
    });
    client.on("error", () => undefined);
    sandbox.on("error", () => client.resetAndDestroy());
  }

  private pass(line: Line, bytes: Buffer): void {
    const { chance, resets, lost, patienceMs = 2_000 } = this.options;
    if (this.disturbed && chance.hits(resets)) {
      this.mishaps.resets += 1;
      this.end(line);
      return;
    }
    if (this.disturbed && chance.hits(lost)) line.losesAnswer = true;
    line.patience ??= setTimeout(() => {
      this.mishaps.gaveUp += 1;
      line.client.resetAndDestroy();
    }, patienceMs);
    if (this.swallows) line.held.push(bytes);
    else line.sandbox.write(bytes);
  }

  private answer(line: Line, bytes: Buffer): void {
    clearTimeout(line.patience);
    line.patience = undefined;
    if (!line.losesAnswer) {
      line.client.write(bytes);
      return;
    }
    this.mishaps.lostAnswers += 1;
    // Half an answer is as good as none, and a client must not take it for one.
    if (this.options.chance.hits(0.5)) {
      line.client.write(bytes.subarray(0, bytes.length >> 1), () => this.end(line));
    } else this.end(line);
  }

  private end(line: Line): void {
    clearTimeout(line.patience);
    line.client.resetAndDestroy();
    line.sandbox.destroy();
  }
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
