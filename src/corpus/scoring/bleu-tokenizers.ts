/** How BLEU cuts lines into words: sacreBLEU's names. */
export const BLEU_TOKENIZERS = ['none', '13a', 'intl'] as const;

/** A way to cut lines into words for BLEU. */
export type BleuTokenizer = (typeof BLEU_TOKENIZERS)[number];

/**
 * Puts spaces between the words of a line, as sacreBLEU's tokenizer of that name does.
 *
 * - `none`: leaves the line as it is, for texts that are tokenized already
 * - `13a`: mteval-v13a's rules for Western languages, the default of WMT
 * - `intl`: mteval-v14's, which part all of Unicode's punctuation and symbols
 */
export function tokenizeForBleu(line: string, tokenizer: BleuTokenizer): string {
  if (tokenizer === 'none') return line;
  return tokenizer === '13a' ? tokenize13a(line) : tokenizeInternationally(line);
}

function tokenize13a(line: string): string {
  const plain = line
    .replaceAll('<skipped>', '')
    .replaceAll('-\n', '')
    .replaceAll('\n', ' ')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
  return ` ${plain} `
    .replace(/([{-~[-` -&(-+:-@/])/g, ' $1 ')
    .replace(/([^0-9])([.,])/gu, '$1 $2 ')
    .replace(/([.,])([^0-9])/gu, ' $1 $2')
    .replace(/([0-9])(-)/g, '$1 $2 ');
}

function tokenizeInternationally(line: string): string {
  return line
    .replace(/(\P{N})(\p{P})/gu, '$1 $2 ')
    .replace(/(\p{P})(\P{N})/gu, ' $1 $2')
    .replace(/(\p{S})/gu, ' $1 ');
}
