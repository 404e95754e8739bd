/** Conditions under which things are asked. */
import type { Expr, Guard, GuardTest, Place } from "../instrument/model.js";

/** A stretch of the flow under one condition; remembers how many stops its guard already includes. */
export interface Frame {
  guard: number | undefined;
  stops: number;
}

/** A test whose expression is bound later; until then, and for good if it is wrong, nothing is asked. */
export type ExprTest = Extract<GuardTest, { want: boolean }>;

export function unbound(want: boolean): ExprTest {
  return { expr: { k: "boolean", value: !want }, want };
}

export class Guards {
  /** Ids of the stops passed so far. */
  private readonly stops: string[] = [];

  constructor(private readonly guards: Guard[]) {}

  add(parent: number | undefined, tests: GuardTest[], at?: Place): number {
    const guard: Guard = { id: this.guards.length, tests };
    if (parent !== undefined) guard.parent = parent;
    if (at) guard.at = at;
    this.guards.push(guard);
    return guard.id;
  }

  stop(id: string): void {
    this.stops.push(id);
  }

  /** A frame that begins here. */
  frame(guard: number | undefined): Frame {
    return { guard, stops: this.stops.length };
  }

  /** Guard of a frame as it is now: with every stop that was passed since it was made. */
  of(frame: Frame): number | undefined {
    if (frame.stops < this.stops.length) {
      frame.guard = this.add(
        frame.guard,
        this.stops.slice(frame.stops).map((stop) => ({ stop })),
      );
      frame.stops = this.stops.length;
    }
    return frame.guard;
  }

  /** The guard and all that it hangs on, itself first. */
  chain(id: number | undefined): number[] {
    const out: number[] = [];
    for (let at = id; at !== undefined; at = this.guards[at]?.parent) out.push(at);
    return out;
  }

  /** Expressions that decide about a guard. */
  expressions(id: number | undefined): Expr[] {
    return this.chain(id).flatMap((at) =>
      this.guards[at]!.tests.flatMap((t) => ("expr" in t ? [t.expr] : [])),
    );
  }
}
