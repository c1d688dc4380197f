const LOOK_EVERY_MS = 500;

/** From the beginning: npm may be gone by the time that packages are installed. */
const parent = process.ppid;

/**
 * Calls `stop` once when npm, under which this process was started, is gone. npm passes a signal on to its shell only, and the
 * shell ends without a word to anybody: `kill` on npm would leave the launcher and all of its servers behind. A process that
 * npm did not start may outlive its parent, as a daemon does.
 */
export function whenNpmEnds(stop) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, LOOK_EVERY_MS);
  timer.unref();
}
