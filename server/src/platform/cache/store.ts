/** Keeps texts for a while. It may forget any of them at any time, and it never fails: what it cannot give is not there. */
export interface CacheStore {
  get(key: string): Promise<string | undefined>;
  set(key: string, text: string): Promise<void>;
}

/** In this process: the texts that were asked for last, up to so many bytes. */
export function memoryStore(maxBytes: number): CacheStore & { readonly bytes: () => number } {
  const kept = new Map<string, string>();
  let bytes = 0;
  const forget = (key: string): void => {
    const text = kept.get(key);
    if (text === undefined) return;
    kept.delete(key);
    bytes -= bytesOf(key, text);
  };
  return {
    bytes: () => bytes,
    async get(key) {
      const text = kept.get(key);
      if (text === undefined) return undefined;
      // A Map lists its keys in the order in which they were set: the first is the one that nobody asked for the longest.
      kept.delete(key);
      kept.set(key, text);
      return text;
    },
    async set(key, text) {
      forget(key);
      kept.set(key, text);
      bytes += bytesOf(key, text);
      for (const oldest of kept.keys()) {
        if (bytes <= maxBytes) return;
        forget(oldest);
      }
    },
  };
}

/** Two bytes a character: one that is not Latin-1, like ş, makes the whole text so. */
function bytesOf(key: string, text: string): number {
  return 2 * (key.length + text.length) + 200;
}
