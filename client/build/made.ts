/** What this editor has written as outputs, so that it may write it again. */

/** The part of an editor's memory that is needed. */
export interface Memory {
  get<T>(key: string): T | undefined;
  update(key: string, value: unknown): Thenable<void>;
}

const KEY = "rensis.outputs";
/** Outputs that are remembered; the oldest are forgotten, and are then asked about. */
const MOST = 2000;

export class Made {
  constructor(private readonly memory: Memory) {}

  /** Whether a file is as it was written last. */
  has(uri: string, bytes: Uint8Array): boolean {
    return this.all()[uri] === fingerprint(bytes);
  }

  async add(written: readonly { uri: string; bytes: Uint8Array }[]): Promise<void> {
    if (written.length === 0) return;
    const now = new Map(Object.entries(this.all()));
    for (const { uri, bytes } of written) {
      now.delete(uri);
      now.set(uri, fingerprint(bytes));
    }
    await this.memory.update(KEY, Object.fromEntries([...now].slice(-MOST)));
  }

  private all(): Record<string, string> {
    return this.memory.get<Record<string, string>>(KEY) ?? {};
  }
}

/** Tells contents apart; nobody is kept from making two of the same (FNV-1a over 32 bits, and the length). */
function fingerprint(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return `${bytes.length}-${(hash >>> 0).toString(16)}`;
}
