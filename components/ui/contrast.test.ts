import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

type Palette = Record<string, string>;

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const pairs = [...css.matchAll(/--color-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)];
const themes: Record<string, Palette> = {
  light: Object.fromEntries(pairs.map(([, name, light]) => [name, light])),
  dark: Object.fromEntries(pairs.map(([, name, , dark]) => [name, dark])),
};

const tones = ["neutral", "accent", "success", "warning", "danger", "info", "held"];
const grounds = ["canvas", "surface", "sunken", "raised", "hover", "highlight", "accent-soft"];

/** Words on a ground, as the components put them together: 4.5:1 (WCAG 1.4.3). */
const words: [string, string][] = [
  ...grounds.flatMap((ground): [string, string][] => [
    ["text", ground],
    ["muted", ground],
  ]),
  ...tones.flatMap((tone): [string, string][] => [
    [tone, `${tone}-soft`],
    ["text", `${tone}-soft`],
    ...["canvas", "surface", "sunken", "raised", "hover", "highlight"].map((ground): [string, string] => [
      tone,
      ground,
    ]),
    ...(tone === "danger" || tone === "accent" ? [] : [["canvas", tone] as [string, string]]),
  ]),
  ["on-fill", "accent-fill"],
  ["on-fill", "accent-fill-hover"],
  ["on-fill", "danger-fill"],
  ["on-fill", "danger-fill-hover"],
  ["canvas", "text"],
];

/** What makes a control visible, and the ring of the focus: 3:1 (WCAG 1.4.11). */
const shapes: [string, string][] = ["canvas", "surface", "raised"].flatMap((ground): [string, string][] => [
  ["edge", ground],
  ["accent", ground],
  ["accent-fill", ground],
]);

describe.each(Object.entries(themes))("in the %s theme", (_, palette) => {
  test("the option that Enter would take stands out from the others", () => {
    expect(contrast(colour(palette, "highlight"), colour(palette, "raised"))).toBeGreaterThanOrEqual(1.19);
  });

  test.each(words)("%s reads on %s", (ink, ground) => {
    expect(contrast(colour(palette, ink), colour(palette, ground))).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapes)("%s is seen on %s", (shape, ground) => {
    expect(contrast(colour(palette, shape), colour(palette, ground))).toBeGreaterThanOrEqual(3);
  });
});

test("the measure agrees with the published examples", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.478, 3);
});

function colour(palette: Palette, name: string): string {
  const value = palette[name];
  if (!value) throw new Error(`globals.css has no light-dark pair --color-${name}.`);
  return value;
}

/** The WCAG 2 ratio of two colours written as #rrggbb. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
