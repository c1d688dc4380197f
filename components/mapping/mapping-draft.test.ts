import { describe, expect, it } from "vitest";
import type { FieldMapping } from "@/lib/core/sync-config";
import { destinationObject } from "@/lib/destinations/catalog";
import {
  addMapping,
  changeMapping,
  completeMappings,
  customNameProblem,
  draftsOf,
  freeFields,
  type MappingDraft,
  removeMapping,
  startMappings,
  takeGenerated,
  unfinished,
} from "./mapping-draft";

const customer = destinationObject("customer");
const transaction = destinationObject("transaction");

function mapping(field: string, column: string, more: Partial<FieldMapping> = {}): FieldMapping {
  return { field, from: { kind: "column", column }, syncNull: false, mode: "set", ...more };
}

function fill(drafts: MappingDraft[], field: string, column: string): MappingDraft[] {
  const row = drafts.find((draft) => draft.field === field);
  return changeMapping(drafts, row?.id ?? "", { from: { kind: "column", column } });
}

describe("the rows of the mapping editor", () => {
  it("begin with one row a required field, and none for what the sync key fills", () => {
    expect(startMappings(customer).map(({ field }) => field)).toEqual(["email", "partner_key"]);
  });

  it("begin with one row for the customer of a transaction, by your own id", () => {
    const fields = startMappings(transaction).map(({ field }) => field);
    expect(fields).toEqual(["customer_external_key", "amount", "currency"]);
  });

  it("become mappings only where field and value are both there", () => {
    let drafts = fill(startMappings(customer), "email", "mail");
    drafts = addMapping(drafts, "", { kind: "column", column: "plan" });
    drafts = addMapping(drafts, "name", { kind: "constant", value: "" });
    drafts = addMapping(drafts, "member_key", { kind: "template", template: "  " });
    expect(completeMappings(drafts)).toEqual([mapping("email", "mail")]);
  });

  it("keep their identity when others are added and removed", () => {
    const drafts = removeMapping(
      addMapping(addMapping(startMappings(customer), "name"), "member_key"),
      "row-3",
    );
    const ids = addMapping(drafts, "provider_key").map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("hold a stored configuration, and an empty row for what it lacks", () => {
    const drafts = draftsOf(
      [mapping("customer_email", "mail"), mapping("amount", "total", { amountIn: "decimal" })],
      transaction,
    );
    expect(drafts.map(({ field, from }) => [field, from?.kind])).toEqual([
      ["customer_email", "column"],
      ["amount", "column"],
      ["currency", undefined],
    ]);
    expect(completeMappings(drafts)).toEqual([
      mapping("customer_email", "mail"),
      mapping("amount", "total", { amountIn: "decimal" }),
    ]);
  });

  it("are open when somebody added them and did not finish, but not when they have to be there anyway", () => {
    const [required] = startMappings(customer);
    const [added] = addMapping([], "name");
    const [lost] = addMapping([], "", { kind: "column", column: "plan" });
    expect(required && unfinished(required, customer)).toBeUndefined();
    expect(added && unfinished(added, customer)).toMatch(/source value/);
    expect(lost && unfinished(lost, customer)).toMatch(/PartnerStack field/);
  });
});

describe("generated mappings", () => {
  it("fill what is empty and leave what the operator set", () => {
    const drafts = fill(startMappings(customer), "email", "billing_mail");
    const { drafts: after, filled } = takeGenerated(
      drafts,
      [mapping("email", "email"), mapping("partner_key", "partner"), mapping("name", "company")],
      customer,
    );
    expect(filled).toEqual(["partner_key", "name"]);
    expect(completeMappings(after)).toEqual([
      mapping("email", "billing_mail"),
      mapping("partner_key", "partner"),
      mapping("name", "company"),
    ]);
  });

  it("name the customer of a transaction in its one row", () => {
    const { drafts, filled } = takeGenerated(
      startMappings(transaction),
      [mapping("customer_email", "mail")],
      transaction,
    );
    expect(filled).toEqual(["customer_email"]);
    expect(drafts.filter(({ field }) => field.startsWith("customer")).map(({ field }) => field)).toEqual([
      "customer_email",
    ]);
  });

  it("do not bring a second customer reference", () => {
    const drafts = fill(startMappings(transaction), "customer_external_key", "account");
    expect(takeGenerated(drafts, [mapping("customer_email", "mail")], transaction)).toEqual({
      drafts,
      filled: [],
    });
  });
});

describe("fields that can still be chosen", () => {
  it("are neither mapped, nor part of a rule, nor filled by the sync key", () => {
    const names = freeFields(transaction, addMapping(startMappings(transaction), "created_at"), "").map(
      ({ name }) => name,
    );
    expect(names).toContain("product_key");
    expect(names).not.toContain("created_at");
    expect(names).not.toContain("customer_email");
    expect(freeFields(customer, [], "").map(({ name }) => name)).not.toContain("customer_key");
  });
});

describe("the name of a custom entry", () => {
  it("has the form that PartnerStack takes", () => {
    expect(customNameProblem(transaction, [], "plan_2")).toBeUndefined();
    expect(customNameProblem(transaction, [], "my plan")).toMatch(/letters, digits/);
    expect(customNameProblem(transaction, [], "")).toBeDefined();
  });

  it("is new, and one of 25 at most", () => {
    const many = Array.from({ length: 25 }, (_, index) => `metadata.m${index}`).reduce<MappingDraft[]>(
      (drafts, field) => addMapping(drafts, field),
      [],
    );
    expect(customNameProblem(transaction, many.slice(0, 1), "m0")).toMatch(/mapped already/);
    expect(customNameProblem(transaction, many, "one_more")).toMatch(/at most 25/);
  });
});
