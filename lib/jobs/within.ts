/** What `work` gives, or undefined when that takes longer; the work itself is left to itself then. */
export async function within<Given>(milliseconds: number, work: Promise<Given>): Promise<Given | undefined> {
  const { promise: tooLong, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, milliseconds, undefined);
  return Promise.race([work, tooLong]).finally(() => clearTimeout(timer));
}
