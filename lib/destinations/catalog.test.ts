import { describe, expect, it } from "vitest";
import { destinationType } from "@/lib/contracts/destinations";
import { syncConfig } from "@/lib/core/sync-config";
import { destinationObject, destinationObjects, destinationTypes } from "./catalog";

describe("the catalog", () => {
  it("has the destination types that the API takes", () => {
    expect(destinationTypes.map(({ name }) => name)).toEqual(destinationType.options);
  });

  it("finds every object by the name that a configuration gives it", () => {
    const names = syncConfig.shape.object.options;
    expect(names.map((name) => destinationObject(name).name)).toEqual(names);
    expect(destinationObjects).toHaveLength(names.length);
  });

  it("masks nothing but the secret key", () => {
    const masked = destinationTypes.flatMap(({ fields }) =>
      fields.filter(({ secret }) => secret).map(({ name }) => name),
    );
    expect(masked).toEqual(["secretKey", "secretKey"]);
  });
});
