/** PartnerStack's published limit, per minute and IP address (AB-D); what a destination begins with. */
export const publishedCallsPerMinute = 4_000;
