import type { SearchResults } from "@/lib/contracts/home";
import { findByName } from "@/lib/store/overview";
import { keysThatBegin } from "@/lib/store/record-lookup";

/** What Cmd/Ctrl-K finds: names of syncs, connections and datasets, and the keys of records. */
export async function search(text: string): Promise<SearchResults> {
  if (text === "") return { results: [] };
  const [{ syncs, sources, destinations, datasets }, keys] = await Promise.all([
    findByName(text),
    keysThatBegin(text, 5),
  ]);
  return {
    results: [
      ...syncs.map((sync) => ({
        kind: "Sync",
        label: sync.label,
        detail: sync.object,
        href: `/syncs/${sync.id}`,
      })),
      ...datasets.map((dataset) => ({
        kind: "Dataset",
        label: dataset.name,
        detail: dataset.kind,
        href: `/datasets/${dataset.id}`,
      })),
      ...sources.map((source) => ({
        kind: "Source",
        label: source.name,
        detail: source.type,
        href: `/sources/${source.id}`,
      })),
      ...destinations.map((found) => ({
        kind: "Destination",
        label: found.name,
        detail: found.mode,
        href: "/destinations",
      })),
      ...keys.map((key) => ({
        kind: "Record",
        label: key,
        detail: "All syncs and runs",
        href: `/records?key=${encodeURIComponent(key)}`,
      })),
    ],
  };
}
