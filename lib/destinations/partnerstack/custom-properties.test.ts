import { describe, expect, it } from "vitest";
import { customValues, propertiesOf } from "./custom-properties";

const property = {
  name: "Company Name",
  api_name: "company_name",
  type: "input",
  required: false,
  options: {},
  value: "Acme",
  read_only: true,
};

describe("propertiesOf", () => {
  it("reads what PartnerStack shows and survives what it leaves null", () => {
    const remote = {
      fields: [property, { api_name: "plan", name: null, type: null, read_only: null, value: null }],
    };
    expect(propertiesOf(remote).map(({ api_name, name }) => [api_name, name])).toEqual([
      ["company_name", "Company Name"],
      ["plan", null],
    ]);
  });

  it("leaves out what is no property", () => {
    expect(propertiesOf({ fields: [null, 7, "x", {}, { api_name: "" }, [property]] })).toEqual([]);
    expect(propertiesOf({ fields: null })).toEqual([]);
    expect(propertiesOf({})).toEqual([]);
  });
});

describe("customValues", () => {
  it("reads a value in whichever of the places it is shown", () => {
    const remote = { meta: {}, fields: [property], mdata: { plan: "pro" }, field_data: { seats: 5 } };
    expect({ ...customValues(remote) }).toEqual({ company_name: "Acme", plan: "pro", seats: 5 });
  });

  it("lets a value go before an empty place", () => {
    const remote = { field_data: { company_name: null }, mdata: null, fields: [property] };
    expect({ ...customValues(remote) }).toEqual({ company_name: "Acme" });
  });

  it("knows no names but those of the record", () => {
    expect(customValues({}).constructor).toBeUndefined();
  });
});
