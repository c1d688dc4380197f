import type { EventObject } from "@/lib/core/destination-object";
import type { JsonObject } from "@/lib/core/json";

/**
 * Things by the marks of their fields, so that thousands of records in doubt and tens of thousands of listed ones are
 * compared without comparing each with each.
 */
export class ByMarks<Thing> {
  private readonly buckets = new Map<string, Thing[]>();
  private readonly object: EventObject;

  constructor(object: EventObject, things: Iterable<Thing>, fieldsOf: (thing: Thing) => JsonObject) {
    this.object = object;
    for (const thing of things) {
      for (const mark of object.marks(fieldsOf(thing))) {
        const bucket = this.buckets.get(mark);
        if (bucket) bucket.push(thing);
        else this.buckets.set(mark, [thing]);
      }
    }
  }

  /** Everything that could match or resemble these fields, each once. */
  near(fields: JsonObject): Thing[] {
    const found = this.object.marks(fields).flatMap((mark) => this.buckets.get(mark) ?? []);
    return [...new Set(found)];
  }
}
