/** What the examples below a command's help say: their headings and the notes beside commands. */
export const EXAMPLE_TEXTS: Readonly<Record<string, string>> = {
  'Examples:': '예:',
  'Example:': '예:',
  'in this shell': '현재 셸에만 적용',
  'in every shell from now on': '앞으로 여는 모든 셸에 적용',
  "(fastText's .bin, with its n-grams)": '(fastText의 .bin, n-그램 포함)',
  '(and metadata.tsv, for the Embedding Projector)': '(Embedding Projector용, metadata.tsv도 저장)',
};
