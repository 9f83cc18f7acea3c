import type { IncomingMessage } from 'node:http';
import { sentence } from '../../base/sentence.ts';
import { RETRY_AFTER, Refusal } from '../refusal.ts';

/** How many bodies of the largest size may be in memory, half read, at once. */
const BODIES_HELD = 64;

/** A body that was read. */
export interface ReadBody {
  /** The JSON as it came, and its value. */
  readonly text: string;
  readonly value: unknown;
  readonly bytes: number;
}

/** Reads bodies of requests as JSON, of a bounded size each and all together. */
export class BodyReader {
  readonly #most: number;
  #held = 0;

  /** @param most the most bytes of a body */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Reads a body as JSON.
   * @throws Refusal with 413, 415, 503, or 400 for what is no JSON or no UTF-8
   */
  async read(incoming: IncomingMessage): Promise<ReadBody> {
    const type = incoming.headers['content-type'] ?? '';
    // A page of another site can send forms and plain text, but not JSON, without being asked for its origin.
    if (!/^application\/json\s*(?:;|$)/i.test(type)) {
      throw new Refusal(
        415,
        sentence(
          'server/not-json-type',
        )`The request must be JSON: send the header "Content-Type: application/json".`,
      );
    }
    const { 'content-encoding': encoding = 'identity' } = incoming.headers;
    if (encoding !== 'identity') {
      throw new Refusal(
        415,
        sentence(
          'server/packed-body',
        )`The request is packed (${{ encoding: encoding.slice(0, 100) }}); send it without Content-Encoding.`,
        { 'Accept-Encoding': 'identity' },
      );
    }
    const bytes = await this.#readBytes(incoming);
    const text = decode(bytes);
    return { text, value: parseJson(text), bytes: bytes.length };
  }

  async #readBytes(incoming: IncomingMessage): Promise<Buffer> {
    if (Number(incoming.headers['content-length'] ?? 0) > this.#most) throw this.#tooLarge();
    const chunks: Buffer[] = [];
    let length = 0;
    try {
      await new Promise<void>((resolve, reject) => {
        incoming.on('data', (chunk: Buffer) => {
          length += chunk.length;
          this.#held += chunk.length;
          chunks.push(chunk);
          if (length <= this.#most && this.#held <= BODIES_HELD * this.#most) return;
          incoming.pause();
          incoming.removeAllListeners('data');
          reject(length > this.#most ? this.#tooLarge() : tooManyBodies());
        });
        incoming.once('end', resolve);
        incoming.once('close', () => {
          if (!incoming.readableEnded) reject(cutOff());
        });
      });
    } finally {
      this.#held -= length;
    }
    return Buffer.concat(chunks, length);
  }

  #tooLarge(): Refusal {
    return new Refusal(
      413,
      sentence(
        'server/large-body',
      )`The request is larger than ${{ most: this.#most }} bytes; send the texts in several requests.`,
      // The rest of it is not read.
      { Connection: 'close' },
    );
  }
}

function cutOff(): Refusal {
  return new Refusal(400, sentence('server/cut-off')`The request was cut off before its end.`);
}

function tooManyBodies(): Refusal {
  return new Refusal(
    503,
    sentence(
      'server/too-many-bodies',
    )`The server is reading all that it has room for; ask again in a moment.`,
    { ...RETRY_AFTER, Connection: 'close' },
  );
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Buffer): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new Refusal(400, sentence('server/not-utf8')`The request is not UTF-8.`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, sentence('server/not-json')`The request is not JSON.`);
  }
}
