import { constants } from "node:os";
import { complain, say } from "./say";

/** Something that runs beside the launcher until it is stopped. */
export interface Service {
  /** As in "Stopping the web server". */
  readonly name: string;
  /** Resolves when it has ended, with how ("ended with code 1"), whoever ended it. */
  readonly ended: Promise<string>;
  /** Ends it cleanly. */
  stop(): Promise<void>;
  /** Ends it at once, whatever is lost. */
  kill(): void;
}

/** Ctrl-C reaches us from the terminal, from npm and from the launcher: signals this close together are one. */
const ONE_KEY_PRESS_MS = 400;

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

type Ending =
  | { kind: "asked"; signal: NodeJS.Signals }
  | { kind: "died"; sentence: string }
  | { kind: "failed"; error: unknown }
  | { kind: "finished" };

/**
 * The services of one command. They are started one after the other and stopped in the reverse order, so that whatever
 * needs the database is gone before the database goes.
 */
export class Crew {
  readonly #services: Service[] = [];
  #beingStopped: Service | undefined;
  readonly #stopping = new AbortController();
  readonly #ending = Promise.withResolvers<Ending>();

  /** Aborted as soon as everything is to stop; for programs that run meanwhile, such as a build. */
  get signal(): AbortSignal {
    return this.#stopping.signal;
  }

  add(service: Service): void {
    this.#services.push(service);
    void service.ended.then((how) =>
      this.#end({ kind: "died", sentence: `${sentenceStart(service.name)} ${how}` }),
    );
  }

  /**
   * Does `work` and, when `stay` is set, keeps the services up until a signal or until one of them dies. Stops them all,
   * sets the exit code, and throws what `work` threw.
   */
  async run(work: () => Promise<void>, { stay }: { stay: boolean }): Promise<void> {
    const stopListening = this.#listen();
    const worked = work().then(
      () => (stay ? undefined : this.#end({ kind: "finished" })),
      (error) => this.#end({ kind: "failed", error }),
    );
    const ending = await this.#ending.promise;
    if (ending.kind === "died") complain(ending.sentence);
    await this.#stopAll();
    // Work that was cut off in the middle of starting a service may have added it since.
    await worked;
    await this.#stopAll();
    stopListening();
    if (ending.kind === "failed") throw ending.error;
    if (ending.kind === "died") process.exitCode = 1;
    if (ending.kind === "asked") {
      // A command that was to finish something has not; a server that was asked to stop has done as asked.
      process.exitCode = stay ? 0 : 128 + constants.signals[ending.signal];
    }
  }

  #end(ending: Ending): void {
    this.#ending.resolve(ending);
    this.#stopping.abort();
  }

  /** Returns how to undo it. */
  #listen(): () => void {
    let lastSignalAt = 0;
    let asked = false;
    const onSignal = (signal: NodeJS.Signals) => {
      const now = performance.now();
      if (asked && now - lastSignalAt < ONE_KEY_PRESS_MS) return;
      lastSignalAt = now;
      if (asked) {
        say("Stopping at once");
        for (const service of [this.#beingStopped, ...this.#services.toReversed()]) service?.kill();
        process.exit(128 + constants.signals[signal]);
      }
      asked = true;
      this.#end({ kind: "asked", signal });
    };
    const onDisconnect = () => onSignal("SIGTERM");
    for (const signal of SIGNALS) process.on(signal, onSignal);
    // The process that started this one was killed: there is nobody left at the terminal.
    process.on("disconnect", onDisconnect);
    process.channel?.unref();
    return () => {
      for (const signal of SIGNALS) process.off(signal, onSignal);
      process.off("disconnect", onDisconnect);
    };
  }

  async #stopAll(): Promise<void> {
    for (let service = this.#services.pop(); service; service = this.#services.pop()) {
      say(`Stopping ${service.name}`);
      this.#beingStopped = service;
      await service.stop();
    }
  }
}

const sentenceStart = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
