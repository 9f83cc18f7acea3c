/** A file that exists while one piece of work lasts: written once from start to end, then read anywhere. */
export interface ScratchFile {
  /** Appends bytes; they may be changed after the promise is kept. */
  write(bytes: Uint8Array): Promise<void>;
  /**
   * Reads `length` bytes from `position` on; fewer only at the end.
   * @param room may take the bytes, where it is long enough; what was read is then a view of it
   */
  read(position: number, length: number, room?: Uint8Array): Promise<Uint8Array>;
}

/**
 * Room outside memory for work that would not fit in it: in Node a temporary folder (`openNodeScratch`), in a browser's
 * worker the origin's private file system (`openBrowserScratch`). A page has neither, and works within its memory.
 */
export interface Scratch {
  /** Makes an empty file. */
  createFile(): Promise<ScratchFile>;
  /** Removes every file. */
  dispose(): Promise<void>;
}
