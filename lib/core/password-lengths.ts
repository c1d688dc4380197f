/** How long a password may be, in characters. */
export const shortestPassword = 12;
export const longestPassword = 200;
