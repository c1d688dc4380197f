/**
 * Why a record was not sent, or not accepted: a code to group by, a sentence, and the next step. `field` is the
 * destination field it is about.
 */
export interface Issue {
  code: IssueCode;
  message: string;
  hint: string;
  field?: string;
}

const hints = {
  key_missing: "Fill the key in the source, or leave such rows out of the dataset.",
  key_duplicate: "Make the key unique in the dataset; until then none of the rows that share it is sent.",
  key_too_long: "Choose a column with shorter values as the key.",
  not_mapped: "Choose a source value for it.",
  required_missing: "Fill the column in the source, or map a constant value or a template with a default.",
  reference_missing: "Fill the customer reference in the source, or leave such rows out of the dataset.",
  reference_ambiguous: "Name the customer by exactly one field.",
  type_mismatch: "Map another column, or convert the value with a template.",
  email_invalid: "Correct the e-mail address in the source.",
  too_short: "Put a prefix in front of the value with a template.",
  too_long:
    "Shorten the value in the source or with a template such as {{ record['name'] | truncate: 100 }}.",
  amount_invalid: "Use digits with a decimal point and no grouping, such as 1234.50.",
  amount_without_currency: "Map or correct the currency: it says how many decimals the amount has.",
  amount_precision: "Round the amount in the source to the decimals of its currency.",
  amount_out_of_range: "PartnerStack accepts amounts from -50,000,000,000 to 50,000,000,000 minor units.",
  currency_invalid: "Use a three-letter ISO 4217 code in upper case, such as USD.",
  date_invalid: "Use ISO 8601 (2026-03-31T12:00:00Z) or epoch milliseconds.",
  metadata_invalid: "Metadata holds at most 25 entries of text (100 characters), numbers or null.",
  template_failed: "Correct the template, or use the default filter for values that can be absent.",
  column_missing: "Refresh the fields of the dataset and map the column again.",
  customer_unknown: "Sync the customer first, then retry this record.",
  partner_unknown:
    "Map a partner key that exists in PartnerStack; test keys need a test partner such as gstest.",
  partner_immutable:
    "PartnerStack cannot move a customer to another partner by API: change it in the dashboard.",
  email_taken: "Another PartnerStack customer already has this e-mail; merge or correct one of them.",
  refused:
    "Read PartnerStack's answer in the request and response of this record, correct the data and retry.",
  attempts_exhausted: "PartnerStack kept failing. Retry when it answers again.",
  in_doubt: "Look at the evidence, then decide: it arrived, or send it again.",
  row_gone: "Nothing was sent for it. Put the row back into the dataset, or dismiss this record.",
  internal: "Retry the record. If it happens again, look at the log of the server at this time.",
} as const;

export type IssueCode = keyof typeof hints;

/** The one place where a code gets its advice, so that the same cause always gives the same next step. */
export function issue(code: IssueCode, message: string, field?: string): Issue {
  return field === undefined
    ? { code, message, hint: hints[code] }
    : { code, message, hint: hints[code], field };
}

/** An issue as it was stored, with today's advice for its code; null where there was none. */
export function storedIssue(code: string | null, message: string | null, field: string | null): Issue | null {
  if (code === null || !(code in hints)) return null;
  return issue(code as IssueCode, message ?? "", field ?? undefined);
}

export function hintOf(code: string): string {
  return code in hints ? hints[code as IssueCode] : "";
}
