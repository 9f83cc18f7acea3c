import type { BagModel } from './model.ts';

/** A program that prints the sentences' vectors and the first two words' distance, as they stand on the screen. */
export function snippet(model: BagModel): string {
  const { weighting } = model.state.read();
  const { sentences, vocabulary } = model.bag.value;
  const texts = sentences.map((words) => words.map((word) => vocabulary[word] ?? '').join(' '));
  const rows = model.wholeVectors.value;
  const binary = weighting === 'binary' ? ', binary: true' : '';
  const tfidf = weighting === 'tf-idf';
  const imports = [
    'CountVectorizer',
    'createTextPipeline',
    'oneHot',
    tfidf && 'TfidfTransformer',
    'toDense',
  ];
  const lines = [
    `import { ${imports.filter(Boolean).join(', ')} } from 'malmoi';`,
    '',
    'const texts = [',
    ...texts.map((text) => `  ${JSON.stringify(text)},`),
    '];',
    "const analyzer = createTextPipeline({ tokenizer: { kind: 'whitespace' } });",
    `const vectorizer = new CountVectorizer({ analyzer${binary} });`,
    'const counts = vectorizer.fitTransform(texts);',
    tfidf
      ? "const vectors = toDense(new TfidfTransformer({ norm: 'none' }).fitTransform(counts));"
      : 'const vectors = toDense(counts);',
    ...rows.map(
      (row, i) => `console.log(vectors[${i}]?.join(' ')); // ${row.map(String).join(' ')}`,
    ),
  ];
  if (vocabulary.length > 1) {
    lines.push(
      '',
      `// ${vocabulary[0]}, ${vocabulary[1]}: the first two one-hot vectors`,
      `const [a = [], b = []] = toDense(oneHot([0, 1], ${vocabulary.length}));`,
      `console.log(Math.hypot(...a.map((x, i) => x - (b[i] ?? 0)))); // ${Math.SQRT2}`,
      'console.log(a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0)); // 0',
    );
  }
  return `${lines.join('\n')}\n`;
}
