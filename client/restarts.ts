/** When a server that has ended by itself is started again. */

/** So many ends within so many milliseconds are too many: the same file would end it for ever. */
const MOST = 5;
const WITHIN = 3 * 60 * 1000;

export class Restarts {
  private ends: number[] = [];

  /** The server has ended. @returns whether it is worth another try */
  allows(now = Date.now()): boolean {
    this.ends = [...this.ends.filter((at) => now - at < WITHIN), now];
    return this.ends.length < MOST;
  }

  /** The author asks for a new beginning. */
  forgive(): void {
    this.ends = [];
  }

  get count(): number {
    return this.ends.length;
  }
}
