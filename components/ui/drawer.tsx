"use client";

import { lazy, Suspense } from "react";
import type { DrawerProps } from "./drawer-panel";

const DrawerPanel = lazy(async () => ({ default: (await import("./drawer-panel")).DrawerPanel }));

/** A sheet at the right side of the page; loaded when it is first opened. */
export function Drawer(props: DrawerProps) {
  if (!props.open) return undefined;
  return (
    <Suspense>
      <DrawerPanel {...props} />
    </Suspense>
  );
}
