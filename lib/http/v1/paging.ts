import type { V1PageQuery } from "@/lib/contracts/v1/envelope";

/** One page of a collection with what its clients need to find the next one. */
export function v1Page<Row>(
  rows: Row[],
  total: number,
  { page, per_page }: Pick<V1PageQuery, "page" | "per_page">,
  request: Request,
) {
  const last = Math.max(1, Math.ceil(total / per_page));
  const next = page < last ? page + 1 : null;
  return {
    status: "success" as const,
    data: rows,
    pagination: {
      total_records: total,
      per_page,
      prev_page: page > 1 ? page - 1 : null,
      page,
      next_page: next,
      last_page: last,
    },
    next: next === null ? null : addressOf(request, next, per_page),
  };
}

/** As the client reached us: behind a proxy the host is in a header. */
export function originOf(request: Request): string {
  const url = new URL(request.url);
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host") ?? url.host;
  const scheme = request.headers.get("x-forwarded-proto") ?? url.protocol.replace(":", "");
  return `${scheme}://${host}`;
}

function addressOf(request: Request, page: number, perPage: number): string {
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set("page", String(page));
  searchParams.set("per_page", String(perPage));
  return `${originOf(request)}${pathname}?${searchParams}`;
}

/** The page of a collection that is small enough to be held whole; it comes oldest first. */
export function inStretch<Row>(all: Row[], { page, per_page, order }: V1PageQuery): Row[] {
  const sorted = order === "asc" ? all : all.toReversed();
  return sorted.slice((page - 1) * per_page, page * per_page);
}
