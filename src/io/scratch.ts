/** A temporary file for one piece of work: written once from start to end, then read at any position. */
export interface ScratchFile {
  /** Appends bytes; the caller may change them once the promise is fulfilled. */
  write(bytes: Uint8Array): Promise<void>;
  /**
   * Reads `length` bytes from `position` on; fewer only at the end of the file.
   * @param room reused for the bytes where it is long enough; the result is then a view of it
   */
  read(position: number, length: number, room?: Uint8Array): Promise<Uint8Array>;
}

/**
 * Storage outside memory for work that would not fit there: in Node a temporary folder (`openNodeScratch`), in a
 * browser's worker the origin's private file system (`openBrowserScratch`). A page has neither and uses its memory.
 */
export interface Scratch {
  /** Makes an empty file. */
  createFile(): Promise<ScratchFile>;
  /** Removes every file. */
  dispose(): Promise<void>;
}
