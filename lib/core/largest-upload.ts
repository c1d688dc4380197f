/** Bytes of one file at most: 2 GiB. */
export const largestUpload = 2_147_483_648;
