import Link from "next/link";
import { formatNumber } from "@/lib/format/format-number";

/** A count that leads to the records behind it, with room around it for a finger; zero has none behind it. */
export function CountLink({ count, href }: { count: number; href: string }) {
  if (count === 0) return <span className="text-muted">0</span>;
  return (
    <Link
      href={href}
      prefetch={false}
      className="-mx-2 rounded-sm px-2 py-2 underline-offset-2 hover:text-accent hover:underline"
    >
      {formatNumber(count)}
    </Link>
  );
}
