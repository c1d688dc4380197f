/** Where proxy.ts writes the path of the page, which a server component cannot see by itself. */
export const pathHeader = "x-tributary-path";
