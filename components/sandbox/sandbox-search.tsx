"use client";

import { useRouter } from "next/navigation";
import { FilterBar, SearchInput } from "@/components/ui/filter-bar";
import { useTypedFilter } from "@/components/ui/use-typed-filter";
import { type SandboxList, sandboxHref } from "./sandbox-href";

type SandboxSearchProps = { destinationId: number; list: SandboxList; find: string | undefined };

export function SandboxSearch({ destinationId, list, find }: SandboxSearchProps) {
  const router = useRouter();
  const [typed, type] = useTypedFilter(find, (next) =>
    router.replace(sandboxHref(destinationId, list, { find: next }), { scroll: false }),
  );
  return (
    <FilterBar>
      <SearchInput
        label="Search by key or e-mail"
        value={typed}
        onChange={(event) => type(event.target.value)}
        maxLength={255}
      />
    </FilterBar>
  );
}
