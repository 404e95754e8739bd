import type { JsonObject } from "./schema.js";

/** A definition that several places may refer to; it is written under `$defs` only if more than one does. */
interface Definition {
  schema: JsonObject;
  name: string;
  uses: number;
}

/**
 * Shared parts of a schema: option lists, the forms of dates. `use` gives what to write at the place of use;
 * whether that is a reference is settled in `settle`, when all uses are known.
 */
export class Definitions {
  private readonly byKey = new Map<string, Definition>();
  private readonly names: Set<string>;
  private readonly places: { at: JsonObject; key: string }[] = [];

  /** @param reserved names of definitions that are written elsewhere */
  constructor(reserved: readonly string[] = []) {
    this.names = new Set(reserved);
  }

  /**
   * @param wish name under `$defs`; made unique, and plain so that references need no escapes
   */
  use(key: string, wish: string, make: () => JsonObject): JsonObject {
    let known = this.byKey.get(key);
    if (!known) {
      known = { schema: make(), name: this.unique(wish), uses: 0 };
      this.byKey.set(key, known);
    }
    known.uses++;
    const at: JsonObject = {};
    this.places.push({ at, key });
    return at;
  }

  /** A name for a definition that is written elsewhere. */
  unique(wish: string): string {
    const plain = /^[A-Za-z][A-Za-z0-9_.-]*$/.test(wish) ? wish : "options";
    let name = plain;
    for (let i = 2; this.names.has(name); i++) name = `${plain}-${i}`;
    this.names.add(name);
    return name;
  }

  /** Fills in all places of use, and gives the definitions that are to be written. */
  settle(): JsonObject {
    const written: [string, JsonObject][] = [];
    for (const { name, uses, schema } of this.byKey.values()) {
      if (uses > 1) written.push([name, schema]);
    }
    for (const { at, key } of this.places) {
      const found = this.byKey.get(key);
      if (!found) continue;
      Object.assign(at, found.uses > 1 ? { $ref: `#/$defs/${found.name}` } : found.schema);
    }
    return Object.fromEntries(written);
  }
}
