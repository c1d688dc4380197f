/**
 * Loaded in front of a worker, so that its clock is off by CLOCK_SHIFT_MS milliseconds: a machine whose time was never
 * set. Timers and performance.now() are not touched, as they would not be on such a machine.
 */
const shift = Number(process.env.CLOCK_SHIFT_MS ?? 0);
const RealDate = globalThis.Date;
const realNow = RealDate.now.bind(RealDate);

globalThis.Date = new Proxy(RealDate, {
  construct: (target, args, newTarget) =>
    args.length === 0
      ? Reflect.construct(target, [realNow() + shift], newTarget)
      : Reflect.construct(target, args, newTarget),
  apply: () => new RealDate(realNow() + shift).toString(),
  get: (target, name, receiver) =>
    name === "now" ? () => realNow() + shift : Reflect.get(target, name, receiver),
});
