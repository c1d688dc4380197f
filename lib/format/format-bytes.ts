const names = ["bytes", "kB", "MB", "GB", "TB"];

/** A size in bytes, in steps of 1,000: "512 bytes", "4.2 MB". */
export function formatBytes(bytes: number): string {
  let value = Math.max(0, bytes);
  let step = 0;
  while (value >= 999.95 && step < names.length - 1) {
    value /= 1_000;
    step += 1;
  }
  if (step === 0) return value === 1 ? "1 byte" : `${Math.round(value)} bytes`;
  return `${Number(value.toFixed(1))} ${names[step]}`;
}
