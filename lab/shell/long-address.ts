/** The parameter that holds a long state, packed; no chapter has a field of that name. */
export const PACKED = 'packed';

/** A state that takes more characters than this, as a reader sees it, is packed. */
const LONGEST_READABLE = 300;

/** Prints a state's parameters for the address: readable where they are short, else packed (deflate, base64url). */
export async function packParameters(search: string): Promise<string> {
  if (decodeURIComponent(search.replaceAll('+', ' ')).length <= LONGEST_READABLE) return search;
  const packed = await through(search, new CompressionStream('deflate-raw'));
  const text = btoa(Array.from(packed, (byte) => String.fromCharCode(byte)).join(''));
  const url = text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  return `${PACKED}=${url}`;
}

/**
 * Returns an address's parameters with those that were packed in it; as they are where nothing is packed, or what is packed
 * is damaged.
 */
export async function unpackParameters(search: string): Promise<string> {
  const given = new URLSearchParams(search);
  const packed = given.get(PACKED);
  if (packed === null) return search;
  given.delete(PACKED);
  try {
    const text = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const unpacked = await through(bytes, new DecompressionStream('deflate-raw'));
    return [new TextDecoder().decode(unpacked), given.toString()].filter(Boolean).join('&');
  } catch {
    // A link that was cut short opens with the defaults, and the page says that it could not be read.
    given.set(PACKED, '');
    return given.toString();
  }
}

/** Whether an address's packed part could not be read. */
export function isDamaged(unpacked: string): boolean {
  return new URLSearchParams(unpacked).get(PACKED) === '';
}

async function through(
  data: string | Uint8Array<ArrayBuffer>,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const body = new Blob([data]).stream().pipeThrough(stream);
  return new Uint8Array(await new Response(body).arrayBuffer());
}
