/** "11 tables and 1 view": what there is to read, each kind by its name. */
export function tableCount(tables: readonly { kind: "table" | "view" }[]): string {
  const views = tables.filter(({ kind }) => kind === "view").length;
  const counts = [counted(tables.length - views, "table"), counted(views, "view")];
  return counts.filter((words) => !words.startsWith("0 ")).join(" and ") || "no tables";
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
