import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Measures what is held and not merely not collected yet: garbage is collected first, so that the figure does not
 * depend on when the engine last found time for it. Bytes.
 */
export function heldMemory(): () => number {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  return () => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
}
