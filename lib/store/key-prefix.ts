/** The LIKE pattern of texts that begin with these characters. In keys, _ and % are characters like any other. */
export function beginsWith(text: string): string {
  return `${text.replace(/[\\%_]/g, "\\$&")}%`;
}
