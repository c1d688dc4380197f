/** Three streams that become one. */
export function LogoMark({ size = 20 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="8" className="fill-accent-fill" />
      <g className="stroke-on-fill" strokeWidth="2.75" strokeLinecap="round">
        <path d="M7 16h18" />
        <path d="M7 9c6 0 6.5 7 12.5 7" opacity="0.75" />
        <path d="M7 23c6 0 6.5-7 12.5-7" opacity="0.75" />
      </g>
    </svg>
  );
}

export function Logo() {
  return (
    <span className="flex items-center gap-2 font-semibold">
      <LogoMark />
      Tributary
    </span>
  );
}
