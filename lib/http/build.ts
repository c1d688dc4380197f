/** Drawn when the app is built, and the same in the server and in the pages of that build; undefined in tests. */
export const build: string | undefined = process.env.TRIBUTARY_BUILD || undefined;

/** Says with every answer of the API which build gave it. */
export const buildHeader = "x-tributary-build";
