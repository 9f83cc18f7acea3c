/** Bytes in pieces. A file of its own: what users compile against must name no module of Node. */
export type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
