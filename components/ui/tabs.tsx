"use client";

import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { tabBarStyle, tabStyle } from "./tab-style";

type TabsProps = {
  tabs: readonly { value: string; label: ReactNode; count?: number; content: ReactNode }[];
  label: string;
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
};

/** Tabs inside a page or drawer that change no address. For pages beside each other take LinkTabs. */
export function Tabs({ tabs, label, value, defaultValue, onValueChange }: TabsProps) {
  return (
    <Radix.Root
      value={value}
      defaultValue={value === undefined ? (defaultValue ?? tabs[0]?.value) : undefined}
      onValueChange={onValueChange}
    >
      <Radix.List aria-label={label} className={tabBarStyle}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={tabStyle}>
            {tab.label}
            {tab.count === undefined ? undefined : <span className="text-muted">{tab.count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="pt-4">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
