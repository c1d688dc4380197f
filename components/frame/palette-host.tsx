"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { onPaletteWanted } from "./open-palette";
import type { SearchEverything } from "./search-everything";

const Palette = dynamic(() => import("./palette").then((module) => module.Palette), { ssr: false });

/** Waits for Cmd-K or Ctrl-K and only then loads the palette. */
export function PaletteHost({ search }: { search?: SearchEverything }) {
  const [open, setOpen] = useState(false);
  useEffect(() => onPaletteWanted(() => setOpen((shown) => !shown)), []);
  return open ? <Palette search={search} onClose={() => setOpen(false)} /> : undefined;
}
