import type { FrameLocator, Locator, Page } from "playwright-core";

/** What the driver hands over (scripts/vscode-host/run-screen.mjs). */
export interface Tools {
  page: Page;
  /** The folder that is open. */
  folder: string;
  hands: {
    openFile(page: Page, name: string): Promise<void>;
    runCommand(page: Page, title: string): Promise<void>;
    /** The entry of the open list that Enter would take, when it shows this text. */
    offered(page: Page, text: string): Locator;
  };
  until<T>(what: string, ask: () => T | Promise<T>, milliseconds: number): Promise<NonNullable<T>>;
}

/** One step of a story; what comes later builds on it. */
export interface Step {
  title: string;
  run(tools: Tools): Promise<void>;
}

/** Long enough for a slow machine; waiting ends as soon as what is waited for is there. */
export const patience = 30_000;

/** The form inside the preview that is visible. */
export function form(page: Page): FrameLocator {
  return page
    .frameLocator('iframe.webview.ready[src*="extensionId=rensis."] >> visible=true')
    .frameLocator("iframe#active-frame")
    .frameLocator("iframe");
}
