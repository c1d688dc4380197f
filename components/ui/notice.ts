export type Notice = {
  tone: "success" | "info" | "danger";
  title: string;
  /** Why, or what to do next. */
  text?: string;
  /** One thing to do about it. */
  action?: { label: string; onSelect: () => void };
};

type Listener = (notice: Notice) => void;

/** What was said before anybody could show it; the window that shows notices is loaded by the first of them. */
const unheard: Notice[] = [];
let listener: Listener | undefined;
let wake: (() => void) | undefined;

export function say(notice: Notice): void {
  if (listener) {
    listener(notice);
  } else {
    unheard.push(notice);
    wake?.();
  }
}

/** Calls back when the first notice is waiting; gives the way to stop. */
export function onFirstNotice(callback: () => void): () => void {
  wake = callback;
  if (unheard.length > 0) callback();
  return () => {
    wake = undefined;
  };
}

/** Hands over every notice, the waiting ones first; gives the way to stop. */
export function listenToNotices(callback: Listener): () => void {
  listener = callback;
  for (const notice of unheard.splice(0)) callback(notice);
  return () => {
    listener = undefined;
  };
}
