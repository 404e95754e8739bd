/** What a task may be, as the manifest says. */

export type TaskKind = "build" | "check" | "watch";

export function isTaskKind(value: unknown): value is TaskKind {
  return value === "build" || value === "check" || value === "watch";
}

/** Whether a change to a file is a reason to build again: surveys and their configurations are. */
export function isSource(path: string): boolean {
  return /\.survey$|\/rensis\.ya?ml$/i.test(path);
}
