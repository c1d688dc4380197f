import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Fragment } from "react";

export type Crumb = { label: string; href: string };

type BreadcrumbProps = { crumbs: readonly Crumb[]; current: string };

/** The way back; the last one is where you are. */
export function Breadcrumb({ crumbs, current }: BreadcrumbProps) {
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1 text-muted text-sm">
        {crumbs.map((crumb) => (
          <Fragment key={crumb.href}>
            <li className="shrink-0">
              <Link href={crumb.href} className="rounded-sm px-1 py-1 hover:text-text">
                {crumb.label}
              </Link>
            </li>
            <li aria-hidden="true">
              <ChevronRight className="size-3.5" />
            </li>
          </Fragment>
        ))}
        <li className="min-w-0 truncate px-1 text-text" aria-current="page">
          {current}
        </li>
      </ol>
    </nav>
  );
}
