/** What the examples below a command's help say: their headings and the notes beside commands. */
export const EXAMPLE_TEXTS: Readonly<Record<string, string>> = {
  'Examples:': '예:',
  '(a classifier of fastText; and back to .bin or .ftz)':
    '(fastText의 분류기. .bin이나 .ftz로 되돌릴 수도 있음)',
  'Example:': '예:',
  'In this shell alone:': '현재 셸에만 적용:',
  'after compinit': 'compinit을 실행한 뒤에',
  'In every shell from now on:': '앞으로 여는 모든 셸에 적용:',
  "(fastText's .bin, with its n-grams)": '(fastText의 .bin, n-그램 포함)',
  '(and metadata.tsv, for the Embedding Projector)': '(Embedding Projector용, metadata.tsv도 저장)',
  '(for psql and pgvector; reviews.native for ClickHouse)':
    '(psql과 pgvector용. ClickHouse에는 reviews.native)',
  '(an index; and reviews-words.txt)': '(색인. reviews-words.txt도 저장)',
  '(for DuckDB, Spark, pandas and many others)': '(DuckDB, Spark, pandas 등에서 읽음)',
};
