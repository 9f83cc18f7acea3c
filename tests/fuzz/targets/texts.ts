import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { createTaggedSource, type TaggedFormat } from '../../../src/corpus/index.ts';
import { type DocumentOptions, readDocuments } from '../../../src/io/index.ts';
import { createTokenizer } from '../../../src/text/index.ts';
import { readGolden } from './models.ts';
import type { Target } from './target.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

async function drain(batches: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of batches);
}

const documents = (format: DocumentOptions['format']) => (input: Uint8Array) =>
  drain(
    readDocuments(input, {
      ...{ name: `documents.${format}`, label: 'label', maxLineBytes: 1 << 20 },
      ...(format !== undefined && { format }),
    }),
  );

const sentences = (format: TaggedFormat) => (input: Uint8Array) =>
  drain(createTaggedSource(input, { format, maxLineBytes: 1 << 20 }).sentences());

const TABLE = 'text,label\n"정말, 재미있다",좋음\n"a ""quoted"" film\nof two lines",bad\n';
const ROWS = 'text\tlabel\n정말 재미있다\t좋음\na film\tbad\n';
const OBJECTS =
  '{"text":"정말 \\ud83d\\ude00","label":9007199254740993}\n{"text":"a","label":1.5}\n';
const TREE =
  '# sent_id = 1\n1\t영화가\t영화+가\tNOUN\tncn+jcs\t_\t2\tnsubj\t_\t_\n2-3\tdon\u2019t\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdo\tdo\tAUX\t_\t_\t0\troot\t_\t_\n3\tn\u2019t\tnot\tPART\t_\t_\t2\tadvmod\t_\tSpaceAfter=No\n\n';
const COLUMNS = '-DOCSTART- -X- O\n\nThe DT B-NP\nmarket NN I-NP\n\nfell\tVBD\tB-VP\n';
const KLUE = '## klue-ner\t<경찰:OG>은\n경\tB-OG\n찰\tI-OG\n은\tO\n \tO\n';
const KLP = '; 홍길동은\n$<홍길동:PS>은\n1\t홍길동\tNNP\tB_PS\n1\t은\tJX\tO\n\n';
const PATTERN = '(?<word>[\\p{L}\\p{N}_]{2,5})|\\b\\w+?\\b|[^a-z\\s]*(?=가)|x{0,3}$';
/** The input is a pattern, and is tried on texts. */
async function usePattern(input: Uint8Array): Promise<void> {
  const pattern = new TextDecoder().decode(input);
  const tokenizer = createTokenizer({ kind: 'regexp', pattern });
  for (const text of ['정말 재미있는 영화, a film 2020', '', 'a'.repeat(200)])
    tokenizer.words(text);
}

function parquetFile(): Uint8Array {
  const columnData = [
    { name: 'text', data: ['정말 재미있다', 'a film', ''] },
    { name: 'label', data: ['좋음', 'bad', null] },
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}

/** Files of texts: tables, lines, trees, packed ones, and patterns of tokenizers. */
export function textTargets(): Target[] {
  const target = (name: string, share: number, seeds: Uint8Array[], use: Target['use']): Target => {
    return { name, share, seeds, use, isModel: false };
  };
  return [
    target('csv', 5, [encode(TABLE)], documents('csv')),
    target('tsv', 3, [encode(ROWS), readGolden('labeled.tsv')], documents('tsv')),
    target('jsonl', 5, [encode(OBJECTS)], documents('jsonl')),
    target('text', 2, [readGolden('texts.txt')], documents('text')),
    target('gzip', 0.3, [new Uint8Array(gzipSync(ROWS))], documents('tsv')),
    target('conllu', 4, [encode(TREE)], sentences('conllu')),
    target('columns', 2, [encode(COLUMNS)], sentences('columns')),
    target('klue', 1, [encode(KLUE)], sentences('klue')),
    target('klp', 1, [encode(KLP)], sentences('klp')),
    target('patterns', 5, [encode(PATTERN)], usePattern),
    // hyparquet writes a damaged run of up to 2³¹ values, one by one, into an array that holds three.
    { ...target('parquet', 0.5, [parquetFile()], documents('parquet')), mostSeconds: 300 },
  ];
}
