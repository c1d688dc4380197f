import {
  Circle,
  CircleCheck,
  CirclePause,
  CirclePlay,
  CircleX,
  Info,
  type LucideIcon,
  TriangleAlert,
} from "lucide-react";

/** What a colour means. The words that go with it belong to whoever uses it. */
export type Tone = "neutral" | "accent" | "success" | "warning" | "danger" | "info" | "held";

type ToneStyle = {
  icon: LucideIcon;
  text: string;
  soft: string;
  outline: string;
  solid: string;
  fill: string;
};

/** Classes are spelled out in full: Tailwind only finds names that stand in the source. */
export const tones: Record<Tone, ToneStyle> = {
  neutral: {
    icon: Circle,
    text: "text-neutral",
    soft: "bg-neutral-soft text-neutral",
    outline: "border-neutral text-neutral",
    solid: "bg-text text-canvas",
    fill: "bg-neutral",
  },
  accent: {
    icon: CirclePlay,
    text: "text-accent",
    soft: "bg-accent-soft text-accent",
    outline: "border-accent text-accent",
    solid: "bg-accent-fill text-on-fill",
    fill: "bg-accent",
  },
  success: {
    icon: CircleCheck,
    text: "text-success",
    soft: "bg-success-soft text-success",
    outline: "border-success text-success",
    solid: "bg-success text-canvas",
    fill: "bg-success",
  },
  warning: {
    icon: TriangleAlert,
    text: "text-warning",
    soft: "bg-warning-soft text-warning",
    outline: "border-warning text-warning",
    solid: "bg-warning text-canvas",
    fill: "bg-warning",
  },
  danger: {
    icon: CircleX,
    text: "text-danger",
    soft: "bg-danger-soft text-danger",
    outline: "border-danger text-danger",
    solid: "bg-danger-fill text-on-fill",
    fill: "bg-danger",
  },
  info: {
    icon: Info,
    text: "text-info",
    soft: "bg-info-soft text-info",
    outline: "border-info text-info",
    solid: "bg-info text-canvas",
    fill: "bg-info",
  },
  held: {
    icon: CirclePause,
    text: "text-held",
    soft: "bg-held-soft text-held",
    outline: "border-held text-held",
    solid: "bg-held text-canvas",
    fill: "bg-held",
  },
};
