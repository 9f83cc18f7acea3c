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
        async read(position, length, room) {
          const end = Math.min(position + length, ends.at(-1) ?? 0);
          const wanted = Math.max(0, end - position);
          const bytes = room !== undefined && room.length >= wanted ? room : new Uint8Array(wanted);
          for (let i = 0; i < chunks.length; i++) {
            const chunk = chunks[i] as Uint8Array;
            const start = (ends[i] as number) - chunk.length;
            if (start >= end || start + chunk.length <= position) continue;
            const from = Math.max(position - start, 0);
            const part = chunk.subarray(from, end - start);
            bytes.set(part, start + from - position);
          }
          return bytes.subarray(0, wanted);
        },
      };
    },
    async dispose() {},
  };
}
