import { FilterLinks } from "@/components/ui/filter-bar";
import { type HomeQuery, homePeriods } from "@/lib/contracts/home";
import { destinationObjects } from "@/lib/destinations/catalog";
import { withQuery } from "@/lib/http/with-query";

/** Which records the chart counts. Both filters stand in the address. */
export function HomeFilters({ query }: { query: HomeQuery }) {
  const href = (change: Partial<HomeQuery>) => {
    const { object, days } = { ...query, ...change };
    return withQuery("/", { object, days: days === 30 ? undefined : days });
  };
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-2">
      <FilterLinks
        label="Records of"
        options={[
          { href: href({ object: undefined }), label: "All", current: query.object === undefined },
          ...destinationObjects.map(({ name, labelPlural }) => ({
            href: href({ object: name }),
            label: labelPlural,
            current: query.object === name,
          })),
        ]}
      />
      <FilterLinks
        label="Period"
        options={homePeriods.map((days) => ({
          href: href({ days }),
          label: `${days} days`,
          current: query.days === days,
        }))}
      />
    </div>
  );
}
