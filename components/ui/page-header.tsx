import type { ReactNode } from "react";
import { Breadcrumb, type Crumb } from "./breadcrumb";
import { cn } from "./cn";

type PageHeaderProps = {
  title: string;
  /** The pages above this one. Without them the page is one of the sidebar. */
  breadcrumb?: readonly Crumb[];
  /** Badges and states beside the title. */
  status?: ReactNode;
  /** One quiet line under the title. */
  meta?: ReactNode;
  /**
   * Buttons, the primary one last but for an ActionsMenu. On a phone they stay at the foot of the screen, and the
   * primary one takes what room there is.
   */
  actions?: ReactNode;
  /** LinkTabs, whose line then closes the header. */
  tabs?: ReactNode;
};

/**
 * The head of every page. From 900 px on the breadcrumb lies on the sticky strip that the frame draws on top
 * (48 px high): pulled up into it and sticky itself, so it needs no portal and is there in the first HTML.
 */
export function PageHeader({ title, breadcrumb, status, meta, actions, tabs }: PageHeaderProps) {
  return (
    <>
      {breadcrumb ? (
        <div className="mb-2 flex h-8 items-center frame:pointer-events-none frame:sticky frame:top-0 frame:z-30 frame:-mt-12 frame:mb-0 frame:h-12 frame:pe-60">
          <div className="-ms-1 min-w-0 frame:pointer-events-auto">
            <Breadcrumb crumbs={breadcrumb} current={title} />
          </div>
        </div>
      ) : undefined}
      <header className={cn("flex flex-col gap-3 frame:pt-6", tabs ? "mb-5" : "mb-6")}>
        <div className="flex flex-wrap items-start gap-x-6 gap-y-3">
          <div className="flex min-w-0 flex-1 basis-80 flex-col gap-1">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h1 className="min-w-0 break-words font-semibold text-xl">{title}</h1>
              {status}
            </div>
            {meta ? <div className="text-muted">{meta}</div> : undefined}
          </div>
          {actions ? (
            <div
              className={cn(
                "flex items-center gap-2",
                "max-sm:fixed max-sm:inset-x-0 max-sm:bottom-0 max-sm:z-20 max-sm:border-t max-sm:bg-canvas max-sm:p-3",
                "max-sm:[&>:last-child:not([aria-haspopup])]:flex-1 max-sm:[&>:has(+[aria-haspopup]:last-child)]:flex-1",
              )}
            >
              {actions}
            </div>
          ) : undefined}
        </div>
        {tabs}
      </header>
    </>
  );
}
