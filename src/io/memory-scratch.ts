import type { Scratch } from './scratch.ts';

/** Opens scratch files in memory, for work that fits there, and for pages. */
export function openMemoryScratch(): Scratch {
  return {
    async createFile() {
      const chunks: Uint8Array[] = [];
      const ends: number[] = [];
      return {
        async write(bytes) {
          chunks.push(bytes.slice());
          ends.push((ends.at(-1) ?? 0) + bytes.length);
        },
        async read(position, length) {
          const end = Math.min(position + length, ends.at(-1) ?? 0);
          const result = new Uint8Array(Math.max(0, end - position));
          for (let i = 0; i < chunks.length; i++) {
            const chunk = chunks[i] as Uint8Array;
            const start = (ends[i] as number) - chunk.length;
            if (start >= end || start + chunk.length <= position) continue;
            const from = Math.max(position - start, 0);
            const part = chunk.subarray(from, end - start);
            result.set(part, start + from - position);
          }
          return result;
        },
      };
    },
    async dispose() {},
  };
}
