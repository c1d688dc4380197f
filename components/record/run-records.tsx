"use client";

import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import type { TableSelection } from "@/components/ui/data-table-column";
import { may, type Role } from "@/lib/auth/permissions";
import type { ShownRecords } from "@/lib/contracts/record-acts";
import type { RecordSort, RunRecordView } from "@/lib/contracts/runs";
import { actsOn, recordActs } from "@/lib/core/record-acts";
import type { RecordStatus } from "@/lib/core/states";
import { withQuery } from "@/lib/http/with-query";
import type { StatusCounts } from "./act-words";
import { useAskForAct } from "./record-acts";
import { RecordsTable } from "./records-table";
import { permissionOf, SelectionBar } from "./selection-bar";

type RunRecordsProps = {
  runId: number;
  object: string | undefined;
  role: Role;
  /** Nothing was sent by it and nothing is decided about it. */
  dryRun: boolean;
  records: readonly RunRecordView[];
  filter: ShownRecords;
  /** Of the time; absent where the records are too many to be sorted. */
  sort: { by: RecordSort | undefined } | undefined;
  /** Where the page stands and which drawer is open. */
  after: number | undefined;
  openId: number | undefined;
  /** How many records of each status the filter shows, on all pages. */
  matching: StatusCounts;
  emptyTitle: string;
  emptyText: string;
};

/** Records of a run, to open, and to select for a retry, a dismissal or a restore. A selection lasts over pages. */
export function RunRecords(props: RunRecordsProps) {
  const { runId, object, role, dryRun, records, filter, sort, after, openId, matching } = props;
  const { emptyTitle, emptyText } = props;
  const ask = useAskForAct();
  const [chosen, setChosen] = useState<ReadonlyMap<string, RunRecordView>>(new Map());
  const [everything, setEverything] = useState(false);
  const anchor = useRef<string>(undefined);
  const acts = dryRun ? [] : recordActs.filter((act) => may(role, permissionOf[act]));
  const selectable = ({ status }: RunRecordView) => acts.some((act) => actsOn[act].includes(status));
  const byKey = new Map(records.map((record) => [String(record.id), record]));
  const onPage = records.filter(selectable);

  const clear = () => {
    setChosen(new Map());
    setEverything(false);
  };
  const choose = (keys: Iterable<string>) => {
    setEverything(false);
    setChosen(
      new Map(
        [...keys].flatMap((key) => {
          const record = byKey.get(key) ?? chosen.get(key);
          return record ? [[key, record] as const] : [];
        }),
      ),
    );
  };
  const selection: TableSelection = {
    selected: everything ? new Set(onPage.map(({ id }) => String(id))) : new Set(chosen.keys()),
    onChange: choose,
    label: (key) => `Select ${byKey.get(key)?.externalKey || "the record without a key"}`,
    selectable: (key) => {
      const record = byKey.get(key);
      return record !== undefined && selectable(record);
    },
    anchor,
  };

  const offered = offeredOf(
    matching,
    acts.flatMap((act) => actsOn[act]),
  );
  const counts = everything ? offered : countsOf([...chosen.values()]);
  const selected = everything ? sumOf(offered) : chosen.size;
  const matchingCount = sumOf(offered);
  const whole = {
    runId,
    object,
    selection: everything ? { filter } : { ids: [...chosen.values()].map(({ id }) => id) },
    counts,
    onDone: clear,
  };
  return (
    <>
      {acts.length > 0 && onPage.length > 0 && selected === 0 ? (
        // On a phone the head of the table, with its checkbox, is not seen.
        <Button
          size="small"
          className="mb-2 sm:hidden"
          onClick={() => choose(onPage.map(({ id }) => String(id)))}
        >
          Select all on this page
        </Button>
      ) : undefined}
      <RecordsTable
        caption={`Records of run ${runId}`}
        records={records}
        hrefOf={({ id }) => withQuery(`/runs/${runId}`, { ...filter, sort: sort?.by, after, record: id })}
        sort={
          sort && {
            key: sort.by === undefined ? "" : "time",
            direction: sort.by === "-time" ? "descending" : "ascending",
            href: (_, direction) =>
              withQuery(`/runs/${runId}`, {
                ...filter,
                sort: direction === "descending" ? "-time" : "time",
              }),
          }
        }
        openId={openId}
        emptyTitle={emptyTitle}
        emptyText={emptyText}
        selection={acts.length > 0 && onPage.length > 0 ? selection : undefined}
      />
      {selected > 0 ? (
        <SelectionBar
          role={role}
          counts={counts}
          selected={selected}
          all={
            matchingCount > onPage.length
              ? { count: matchingCount, chosen: everything, choose: () => setEverything(true) }
              : undefined
          }
          onAct={(act) => ask(act, whole)}
          onClear={clear}
        />
      ) : undefined}
    </>
  );
}

function countsOf(records: RunRecordView[]): StatusCounts {
  const counts: StatusCounts = {};
  for (const { status } of records) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

/** Of all that match, those that anything can be done with. */
function offeredOf(matching: StatusCounts, statuses: readonly RecordStatus[]): StatusCounts {
  return Object.fromEntries(
    Object.entries(matching).filter(([status]) => statuses.includes(status as RecordStatus)),
  );
}

function sumOf(counts: StatusCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
