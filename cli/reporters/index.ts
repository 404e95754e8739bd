import type { Report } from "./report.js";

export const formats = ["pretty", "json", "github", "sarif", "junit"] as const;
export type Format = (typeof formats)[number];

/** The report in a format. Each reporter is loaded when it is asked for. */
export async function render(
  format: Format,
  report: Report,
  terminal: { colour: boolean; columns: number },
): Promise<string> {
  switch (format) {
    case "pretty":
      return (await import("./pretty.js")).pretty(report, terminal);
    case "json":
      return (await import("./json.js")).json(report);
    case "github":
      return (await import("./github.js")).github(report);
    case "sarif":
      return (await import("./sarif.js")).sarif(report);
    case "junit":
      return (await import("./junit.js")).junit(report);
  }
}
