"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SearchInput } from "@/components/ui/filter-bar";
import { withQuery } from "@/lib/http/with-query";

export function RecordSearch({ initial }: { initial: string }) {
  const router = useRouter();
  const [key, setKey] = useState(initial);
  return (
    <search>
      <form
        className="mb-4 flex flex-wrap gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          router.push(withQuery("/records", { key: key.trim() }));
        }}
      >
        <SearchInput
          label="Key of a record"
          value={key}
          onChange={(event) => setKey(event.target.value)}
          maxLength={255}
        />
        <Button type="submit">Look up</Button>
      </form>
    </search>
  );
}
