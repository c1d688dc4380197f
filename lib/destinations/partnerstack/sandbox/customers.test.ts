import { expect, test } from "vitest";
import { CUSTOMER, useSandbox } from "./sandbox-fixture.server";

const sandbox = useSandbox();

function without<T extends object>(body: T, name: keyof T): Partial<T> {
  const { [name]: _left, ...rest } = body;
  return rest as Partial<T>;
}

async function accountWithCustomer() {
  const account = sandbox.newAccount();
  const created = await account.test("POST", "/customers", CUSTOMER);
  expect(created.status).toBe(200);
  return { ...account, created: created.body.data };
}

test("row 7: a customer is read by its external key, even one with a slash in it", async () => {
  const { test: api } = await accountWithCustomer();
  const read = await api("GET", "/customers/acct_42");
  expect(read.status).toBe(200);
  expect(read.body.status).toBe(200);
  expect(read.body.data).toMatchObject({ customer_key: "acct_42", email: "jane@acme.test" });
  await api("POST", "/customers", { ...CUSTOMER, customer_key: "a/b c", email: "b@acme.test" });
  expect((await api("GET", "/customers/a%2Fb%20c")).body.data.customer_key).toBe("a/b c");
});

test("row 8: a customer is read by PartnerStack's own key", async () => {
  const { test: api, created } = await accountWithCustomer();
  expect((await api("GET", `/customers/${created.key}`)).body.data).toEqual(created);
});

test("row 9: an email in the path is not found, or found by switch", async () => {
  const { test: api, control } = await accountWithCustomer();
  expect((await api("GET", "/customers/jane@acme.test")).status).toBe(404);
  await control.setSwitches({ getByEmail: "200" });
  expect((await api("GET", "/customers/Jane%40acme.test")).body.data.customer_key).toBe("acct_42");
});

test("row 10: GET, PATCH and DELETE of an unknown key are answered 404", async () => {
  const { test: api } = sandbox.newAccount();
  for (const method of ["GET", "PATCH", "DELETE"]) {
    const answer = await api(method, "/customers/nobody", method === "PATCH" ? {} : undefined);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ message: "Customer not found", status: 404 });
  }
});

test("row 11: a valid POST answers 200 with the customer, marked test for test keys; 201 by switch", async () => {
  const { test: api, production, control, created } = await accountWithCustomer();
  expect(created).toMatchObject({
    key: expect.stringMatching(/^cus_[0-9A-Za-z]{14}$/),
    customer_key: "acct_42",
    partner_key: "gstest",
    partnership_key: expect.stringMatching(/^part_[0-9A-Za-z]{14}$/),
    name: null,
    provider_key: null,
    source_key: null,
    source_type: "api",
    test: true,
    created_at: sandbox.clock.now,
    updated_at: sandbox.clock.now,
  });
  const live = await production("POST", "/customers", { ...CUSTOMER, partner_key: "northwind" });
  expect(live.body.data.test).toBe(false);
  await control.setSwitches({ createdStatus: "201" });
  const third = await api("POST", "/customers", { ...CUSTOMER, customer_key: "k3", email: "k3@acme.test" });
  expect([third.status, third.body.status]).toEqual([201, 201]);
});

test("row 12: of several missing properties only the first is named; customer_key may be missing", async () => {
  const { test: api, control } = sandbox.newAccount();
  const empty = await api("POST", "/customers", {});
  expect(empty.body).toEqual({ message: "'email' is a required property", status: 400 });
  const noPartner = await api("POST", "/customers", without(CUSTOMER, "partner_key"));
  expect(noPartner.body.message).toBe("'partner_key' is a required property");
  const noKey = await api("POST", "/customers", without(CUSTOMER, "customer_key"));
  expect(noKey.body.data.customer_key).toBeNull();
  await control.setSwitches({ missingCustomerKey: "400" });
  const strict = await api("POST", "/customers", without(CUSTOMER, "customer_key"));
  expect(strict.body).toEqual({ message: "'customer_key' is a required property", status: 400 });
});

test("row 13: a wrong type and a wrong length are answered 400 in the words of jsonschema, or 422 by switch", async () => {
  const { test: api, control } = sandbox.newAccount();
  const cases: [object, string][] = [
    [{ email: 5 }, "5 is not of type 'string'"],
    [{ email: null }, "None is not of type 'string'"],
    [{ email: "a@b" }, "'a@b' is too short"],
    [{ name: "n".repeat(101) }, `'${"n".repeat(101)}' is too long`],
    [{ customer_key: true }, "True is not of type 'string', 'null'"],
    [{ meta: ["a", 1] }, "['a', 1] is not of type 'object'"],
  ];
  for (const [change, message] of cases) {
    const answer = await api("POST", "/customers", { ...CUSTOMER, ...change });
    expect(answer.body).toEqual({ message, status: 400 });
  }
  await control.setSwitches({ validationStatus: "422" });
  expect((await api("POST", "/customers", {})).status).toBe(422);
});

test("row 14: an email that is none is answered 400", async () => {
  const { test: api } = sandbox.newAccount();
  const answer = await api("POST", "/customers", { ...CUSTOMER, email: "jane at acme" });
  expect(answer.body).toEqual({ message: "'jane at acme' is not a 'email'", status: 400 });
});

test("row 15: an unknown partner_key is answered 400, or 404 by switch", async () => {
  const { test: api, control } = sandbox.newAccount();
  const body = { ...CUSTOMER, partner_key: "nobody" };
  expect((await api("POST", "/customers", body)).body).toEqual({ message: "Partner not found", status: 400 });
  await control.setSwitches({ unknownPartner: "404" });
  expect((await api("POST", "/customers", body)).status).toBe(404);
});

test("row 16: test keys cannot use a production partner, and what is made under the test partner is test", async () => {
  const { test: api, production } = sandbox.newAccount();
  expect((await api("POST", "/customers", { ...CUSTOMER, partner_key: "northwind" })).status).toBe(400);
  expect((await production("POST", "/customers", CUSTOMER)).body.data.test).toBe(true);
});

test("row 17: a customer_key that exists is answered 409, 400, or 200 with the unchanged customer", async () => {
  const { test: api, production, control, created } = await accountWithCustomer();
  const body = { ...CUSTOMER, email: "other@acme.test", name: "Other" };
  expect((await api("POST", "/customers", body)).status).toBe(409);
  await control.setSwitches({ duplicateCustomerKey: "400" });
  expect((await api("POST", "/customers", body)).status).toBe(400);
  await control.setSwitches({ duplicateCustomerKey: "200-existing" });
  expect((await api("POST", "/customers", body)).body.data).toEqual(created);
  const live = await production("POST", "/customers", { ...CUSTOMER, partner_key: "bluebird" });
  expect(live.body.data.key).not.toBe(created.key);
});

test("row 18: the email of another customer is answered 409, 400, or makes a second customer", async () => {
  const { test: api, control } = await accountWithCustomer();
  const body = { ...CUSTOMER, customer_key: "acct_43", email: "JANE@acme.test" };
  expect((await api("POST", "/customers", body)).status).toBe(409);
  await control.setSwitches({ duplicateEmail: "400" });
  expect((await api("POST", "/customers", body)).status).toBe(400);
  expect((await control.customers()).total).toBe(1);
  await control.setSwitches({ duplicateEmail: "200-created" });
  expect((await api("POST", "/customers", body)).status).toBe(200);
  expect((await control.customers()).total).toBe(2);
  await control.setSwitches({ duplicateEmail: "409" });
  expect((await api("PATCH", "/customers/acct_43", { email: "jane@acme.test" })).status).toBe(409);
});

test("row 19: an unknown property is ignored, or answered 400 by switch", async () => {
  const { test: api, control } = await accountWithCustomer();
  const patch = { favourite: "blue", shoe: 42 };
  expect((await api("PATCH", "/customers/acct_42", patch)).status).toBe(200);
  await control.setSwitches({ unknownProperty: "400" });
  expect((await api("PATCH", "/customers/acct_42", patch)).body).toEqual({
    message: "Additional properties are not allowed ('favourite', 'shoe' were unexpected)",
    status: 400,
  });
  expect((await api("PATCH", "/customers/acct_42", { partner_key: "gstest" })).status).toBe(200);
});

test("row 20: an unknown name in meta is dropped in silence, or answered 400 by switch", async () => {
  const { test: api, control } = await accountWithCustomer();
  const patch = { meta: { plan: "pro", constructor: "x" } };
  const patched = await api("PATCH", "/customers/acct_42", patch);
  expect(patched.body.data.mdata).toEqual({ plan: "pro" });
  await control.setSwitches({ unknownMeta: "400" });
  expect((await api("PATCH", "/customers/acct_42", patch)).body.message).toBe(
    "Additional properties are not allowed ('constructor' was unexpected)",
  );
});

test("row 21: meta reads back in fields, mdata and field_data, and as an empty object where it was written", async () => {
  const { test: api } = sandbox.newAccount();
  const meta = { company_name: "Acme", lifetime_value: 12.5, country_iso: "TH" };
  await api("POST", "/customers", { ...CUSTOMER, meta });
  const { data } = (await api("GET", "/customers/acct_42")).body;
  expect(data).toMatchObject({ meta: {}, mdata: meta, field_data: meta });
  const fields = data.fields as { api_name: string; value: unknown; read_only: boolean }[];
  expect(fields.map((field) => field.api_name)).toEqual([
    "company_name",
    "website",
    "phone",
    "country_iso",
    "source_type",
    "plan",
    "segment",
    "lifetime_value",
  ]);
  expect(fields[0]).toEqual({
    name: "Company Name",
    api_name: "company_name",
    description: null,
    help_text: null,
    position: 2,
    type: "input",
    required: false,
    options: {},
    value: "Acme",
    read_only: true,
  });
  expect(fields.find((field) => field.api_name === "lifetime_value")?.value).toBe(12.5);
  expect(fields.find((field) => field.api_name === "plan")?.value).toBeNull();
});

test("row 22: PATCH changes what it names, keeps the rest and moves updated_at", async () => {
  const { test: api, created } = await accountWithCustomer();
  sandbox.clock.now += 5_000;
  const patched = await api("PATCH", "/customers/acct_42", { name: "Acme", provider_key: "cus_stripe" });
  const expected = { ...created, name: "Acme", provider_key: "cus_stripe", updated_at: sandbox.clock.now };
  expect(patched.body.data).toEqual(expected);
  expect((await api("GET", "/customers/acct_42")).body.data).toEqual(expected);
  expect((await api("PATCH", "/customers/acct_42", { name: null })).status).toBe(400);
  const cleared = await api("PATCH", "/customers/acct_42", { provider_key: null });
  expect(cleared.body.data).toMatchObject({ name: "Acme", provider_key: null });
});

test("row 23: PATCH merges meta name by name, or replaces all of it by switch; null clears a name", async () => {
  const { test: api, control } = await accountWithCustomer();
  const patch = async (meta: object) => (await api("PATCH", "/customers/acct_42", { meta })).body.data.mdata;
  await patch({ plan: "pro", segment: "smb" });
  expect(await patch({ plan: "free" })).toEqual({ plan: "free", segment: "smb" });
  expect(await patch({ segment: null })).toEqual({ plan: "free" });
  await control.setSwitches({ patchMeta: "replace" });
  expect(await patch({ segment: "mid" })).toEqual({ segment: "mid" });
});

test("row 24: PATCH ignores partner_key, or answers 400 by switch; the attribution stays either way", async () => {
  const { production, control } = sandbox.newAccount();
  await production("POST", "/customers", { ...CUSTOMER, partner_key: "northwind" });
  const patch = { partner_key: "bluebird", name: "Moved" };
  const ignored = await production("PATCH", "/customers/acct_42", patch);
  expect(ignored.body.data).toMatchObject({ partner_key: "northwind", name: "Moved" });
  await control.setSwitches({ patchPartnerKey: "400" });
  expect((await production("PATCH", "/customers/acct_42", patch)).status).toBe(400);
});

test("row 25: PATCH renames the customer_key, and the key of another customer is answered 409, or 400", async () => {
  const { test: api, control } = await accountWithCustomer();
  await api("POST", "/customers", { ...CUSTOMER, customer_key: "taken", email: "t@acme.test" });
  expect((await api("PATCH", "/customers/acct_42", { customer_key: "new" })).status).toBe(200);
  expect((await api("GET", "/customers/acct_42")).status).toBe(404);
  expect((await api("GET", "/customers/new")).status).toBe(200);
  expect((await api("PATCH", "/customers/new", { customer_key: "taken" })).status).toBe(409);
  await control.setSwitches({ takenCustomerKey: "400" });
  expect((await api("PATCH", "/customers/new", { customer_key: "taken" })).status).toBe(400);
  expect((await api("PATCH", "/customers/new", { customer_key: "new" })).status).toBe(200);
});

test("row 26: DELETE answers 200 without data, then 404, and the keys are free again", async () => {
  const { test: api, created } = await accountWithCustomer();
  const deleted = await api("DELETE", "/customers/acct_42");
  expect(deleted.status).toBe(200);
  expect(deleted.body).toEqual({ message: expect.any(String), status: 200 });
  expect((await api("DELETE", "/customers/acct_42")).status).toBe(404);
  expect((await api("GET", `/customers/${created.key}`)).status).toBe(404);
  const again = await api("POST", "/customers", CUSTOMER);
  expect(again.status).toBe(200);
  expect(again.body.data.key).not.toBe(created.key);
});

test("test keys cannot reach a production customer, while production keys reach both", async () => {
  const { test: api, production, created } = await accountWithCustomer();
  const body = { customer_key: "live_1", email: "live@acme.test", partner_key: "northwind" };
  const live = await production("POST", "/customers", body);
  expect((await api("GET", "/customers/live_1")).status).toBe(404);
  expect((await api("GET", `/customers/${live.body.data.key}`)).status).toBe(404);
  expect((await api("PATCH", "/customers/live_1", { name: "x" })).status).toBe(404);
  expect((await production("GET", `/customers/${created.key}`)).status).toBe(200);
  expect((await production("GET", "/customers/acct_42")).body.data.test).toBe(true);
});
