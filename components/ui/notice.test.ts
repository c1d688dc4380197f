import { expect, test } from "vitest";
import { listenToNotices, onFirstNotice, say } from "./notice";

test("a notice that nobody can show yet wakes the window and is shown by it", () => {
  let woken = 0;
  const shown: string[] = [];
  onFirstNotice(() => {
    woken += 1;
  });
  say({ tone: "success", title: "Sync deleted" });
  expect(woken).toBe(1);

  const stop = listenToNotices((notice) => shown.push(notice.title));
  say({ tone: "danger", title: "The run was not started" });
  expect(shown).toEqual(["Sync deleted", "The run was not started"]);

  stop();
  say({ tone: "info", title: "Said while the page changes" });
  listenToNotices((notice) => shown.push(notice.title));
  expect(shown.at(-1)).toBe("Said while the page changes");
});

test("a window that comes late is woken for what waits", () => {
  const stop = listenToNotices(() => {});
  stop();
  say({ tone: "info", title: "Early" });
  let woken = 0;
  onFirstNotice(() => {
    woken += 1;
  });
  expect(woken).toBe(1);
});
