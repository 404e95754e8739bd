/** What has to wait until other things are known. */
export const PHASES = ["conditions", "families", "formulas", "ranges"] as const;

/**
 * - `conditions`: conditions, pipes and computed values, when all questions are known, in the order of the page
 * - `families`: which scores there are
 * - `formulas`: what reads scores: their formulas, and the words at the end
 * - `ranges`: what follows from the formulas: ranges, bands
 */
export type Phase = (typeof PHASES)[number];

/** Tasks between two pauses: some milliseconds. */
const BATCH = 2_000;

/** Tasks by phase. Within one they run in the order in which they came, those they make included. */
export class Schedule {
  private readonly queues = PHASES.map((): (() => void)[] => []);

  add(phase: Phase, task: () => void): void {
    this.queues[PHASES.indexOf(phase)]!.push(task);
  }

  /**
   * Runs everything, with a pause now and then. A task may add others to any phase; what comes too late for
   * its phase runs next.
   */
  *run(): Generator<void, void> {
    let done = 0;
    for (let phase = 0; phase < PHASES.length; phase++) {
      const next = this.queues.map(() => 0);
      for (;;) {
        const at = this.queues.findIndex((queue, i) => i <= phase && queue.length > next[i]!);
        if (at < 0) break;
        const task = this.queues[at]![next[at]!++]!;
        task();
        if (++done % BATCH === 0) yield;
      }
      for (let i = 0; i <= phase; i++) this.queues[i]!.length = 0;
    }
  }
}
