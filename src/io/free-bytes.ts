/**
 * Bytes that fill no memory: room for as many is made before a file has shown that it needs them. Beyond, its header is
 * checked against its length first, a stream's bytes must have come, and what is packed may not grow without bound.
 */
export const FREE_BYTES: number = 2 ** 26;
