import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** The four views of one page side by side, each as wide as its place allows. */
export async function contactSheet(folder: string, name: string, views: readonly string[]): Promise<string> {
  const pictures = await Promise.all(
    views.map(async (view) => {
      const data = (await readFile(join(folder, `${name}.${view}.png`))).toString("base64");
      const share = view.startsWith("wide") ? 36 : 13;
      return `<img style="width:${share}%" src="data:image/png;base64,${data}">`;
    }),
  );
  return `<body style="margin:8px;background:#888"><div style="display:flex;gap:8px;align-items:start">${pictures.join("")}</div>`;
}

/** All sheets on one page, for a browser. */
export function indexPage(names: readonly string[]): string {
  const sheets = names.map(
    (name) =>
      `<h2>${name}</h2><a href="${name}.wide-light.png"><img src="${name}.sheet.png" alt="${name}"></a>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Tributary, page by page</title>
<style>body{font-family:sans-serif;margin:16px}img{max-width:100%;border:1px solid #ccc}</style>
${sheets.join("\n")}
`;
}
