import { dice } from "@/lib/destinations/partnerstack/sandbox/faults";

/**
 * Chance that can be had again: everything that a torture decides comes out of one seed. Each concern takes a stream
 * of its own by name, so that one more decision in one of them does not change all the others.
 */
export class Chance {
  private readonly seed: number;
  private readonly roll: () => number;

  constructor(seed: number) {
    this.seed = seed;
    this.roll = dice(seed);
  }

  stream(name: string): Chance {
    let mixed = this.seed | 0;
    for (const unit of name) mixed = Math.imul(mixed ^ (unit.codePointAt(0) ?? 0), 0x01000193);
    return new Chance(mixed >>> 0);
  }

  /** From 0 up to 1. */
  share(): number {
    return this.roll();
  }

  /** True for this share of the askings. */
  hits(share: number): boolean {
    return this.roll() < share;
  }

  /** A whole number between both, both included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.roll() * (to - from + 1));
  }

  pick<Choice>(choices: readonly [Choice, ...Choice[]]): Choice {
    return choices[Math.floor(this.roll() * choices.length)] ?? choices[0];
  }

  /** `count` of the choices, none twice, in their order. */
  some<Choice>(choices: readonly Choice[], count: number): Choice[] {
    const left = choices.map((_, at) => at);
    const taken = Array.from({ length: Math.min(count, choices.length) }, () =>
      left.splice(Math.floor(this.roll() * left.length), 1),
    ).flat();
    return taken.sort((a, b) => a - b).flatMap((at) => choices[at] ?? []);
  }
}
