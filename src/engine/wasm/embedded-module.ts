/** A WebAssembly build of the kernels, carried as text so that it loads without fetching a file. */
export interface EmbeddedModule {
  /** Where the byte is that says whether the imported memory is shared. */
  readonly memoryFlagOffset: number;
  /** The least size of the memory, in pages of 64 KiB. */
  readonly memoryPages: number;
  /** The size of the shadow stack that each instance needs, in bytes. */
  readonly stackBytes: number;
  readonly base64: string;
}

/** The limits of a memory in the binary format: it has a maximum, and is not shared. */
const UNSHARED_WITH_MAXIMUM = 1;

/**
 * Returns the module's bytes, to be linked to a shared or an unshared memory. Both come from one build: the
 * import differs in one byte, and atomic instructions are valid on either memory.
 */
export function decodeModule(embedded: EmbeddedModule, shared: boolean): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(embedded.base64), (character) => character.charCodeAt(0));
  if (!shared) bytes[embedded.memoryFlagOffset] = UNSHARED_WITH_MAXIMUM;
  return bytes;
}
