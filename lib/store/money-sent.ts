/** What a run sent, minor units by currency, summed from its records: an expression over a row of "Run". */
export const moneySentSql = `coalesce((
  SELECT jsonb_object_agg(currency, total::text) FROM (
    SELECT currency, sum("amountMinor") AS total FROM "RunRecord"
    WHERE "runId" = "Run".id AND status = 'success' AND currency IS NOT NULL GROUP BY currency) AS totals), '{}')`;
