"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { MenuChoice } from "../ui/dropdown-menu";
import { readTheme } from "./theme";
import { useTheme } from "./use-theme";

/** Light, dark or the system's, as a part of a menu. */
export function ThemeMenu() {
  const { theme, setTheme } = useTheme();
  return (
    <MenuChoice
      label="Theme"
      value={theme}
      onValueChange={(value) => setTheme(readTheme(value))}
      options={[
        { value: "light", label: "Light", icon: <Sun aria-hidden="true" /> },
        { value: "dark", label: "Dark", icon: <Moon aria-hidden="true" /> },
        { value: "system", label: "System", icon: <Monitor aria-hidden="true" /> },
      ]}
    />
  );
}
