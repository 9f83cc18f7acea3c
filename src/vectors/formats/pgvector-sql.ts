import { InputError } from '../../base/errors.ts';
import { sentence } from '../../base/sentence.ts';
import type { WordVectors } from '../word-vectors.ts';
import { formatFloat32 } from './format-number.ts';
import { showWord } from './show-word.ts';
import { writeLines } from './write-lines.ts';
import { type WriteVectorsOptions, wordsToWrite } from './write-options.ts';

/** The most numbers that a `vector` of pgvector holds. */
const MOST_DIMENSIONS = 16_000;

/**
 * Writes a script for PostgreSQL's psql that creates a table of words and vectors of pgvector, and fills it by COPY, in
 * one transaction: it is loaded whole or not at all. The floats are read as they are. The table is named by psql's
 * variable `table`, `word_vectors` by default.
 * @throws InputError for a word with a zero byte in it, which PostgreSQL's texts cannot hold, and for more dimensions
 *   than a `vector` has
 */
export async function* writePgvectorSql(
  vectors: WordVectors,
  options: WriteVectorsOptions = {},
): AsyncGenerator<Uint8Array> {
  const rows = wordsToWrite('writePgvectorSql', vectors.size, options);
  const { dimensions } = vectors;
  if (dimensions > MOST_DIMENSIONS) {
    throw new InputError(
      sentence(
        'vectors/pgvector-dimensions',
      )`A vector of pgvector holds at most ${{ most: MOST_DIMENSIONS }} numbers, and these have ${{ dimensions }}.`,
    );
  }
  const encoder = new TextEncoder();
  yield encoder.encode(scriptStart(dimensions));
  const line = (id: number): string => {
    const numbers = Array.from(vectors.row(id), formatFloat32).join(',');
    return `${escapeWord(vectors.words.word(id), id)}\t[${numbers}]\n`;
  };
  yield* writeLines(rows, line, options);
  yield encoder.encode(SCRIPT_END);
}

function scriptStart(dimensions: number): string {
  return `-- Word vectors for PostgreSQL with pgvector. Load them:  psql -d DATABASE -f THIS_FILE
-- The table is named word_vectors; for another name add:  -v table=NAME
\\set ON_ERROR_STOP on
\\encoding UTF8
\\if :{?table}
\\else
\\set table word_vectors
\\endif

BEGIN;
CREATE EXTENSION IF NOT EXISTS vector;
CREATE TABLE :"table" (
  word text PRIMARY KEY,
  embedding vector(${dimensions}) NOT NULL
);
COPY :"table" (word, embedding) FROM STDIN;
`;
}

const SCRIPT_END = `\\.
COMMIT;

-- The nearest words of one:
--   SELECT word FROM word_vectors
--   ORDER BY embedding <=> (SELECT embedding FROM word_vectors WHERE word = 'WORD') LIMIT 10;
-- An index makes that fast and approximate:
--   CREATE INDEX ON word_vectors USING hnsw (embedding vector_cosine_ops);
`;

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** Writes a word as COPY reads it. */
function escapeWord(word: string, id: number): string {
  if (word.includes('\0')) {
    throw new InputError(
      sentence(
        'vectors/word-in-postgresql',
      )`The word ${{ word: showWord(word) }} (word ${{ number: id + 1 }}) has a zero byte in it, which PostgreSQL's texts cannot hold.`,
    );
  }
  return word.replace(/[\\\t\n\r]/gu, (character) => ESCAPES[character] ?? character);
}
