import type { BayesModel } from './model.ts';

/** A program that prints the scores of the whole new document, class by class. */
export function snippet(model: BayesModel): string {
  const { alpha } = model.state.read();
  const names = model.classes.value.map(({ name }) => name);
  const documents = model.documents.value;
  const quote = (text: string): string => JSON.stringify(text);
  return `${[
    "import { CountVectorizer, createTextPipeline, NaiveBayes } from 'malmoi';",
    '',
    `const classes = [${names.map(quote).join(', ')}];`,
    'const documents: [string, string][] = [',
    ...documents.map(({ label, words }) => `  [${quote(label)}, ${quote(words.join(' '))}],`),
    '];',
    `const test = ${quote(model.words.value.join(' '))};`,
    '',
    "const analyzer = createTextPipeline({ tokenizer: { kind: 'whitespace' } });",
    'const vectorizer = new CountVectorizer({ analyzer });',
    'vectorizer.fit([...documents.map(([, text]) => text), test]);',
    'const rows = vectorizer.transform(documents.map(([, text]) => text));',
    'const labels = documents.map(([label]) => classes.indexOf(label));',
    `const model = new NaiveBayes({ alpha: ${alpha} }).fit(rows, labels);`,
    '// log P(c) + log P(d|c), back from the logarithms',
    'const [scores = []] = model.jointLogLikelihood(vectorizer.transform([test]));',
    ...names.map((name, c) => {
      const value = model.products.value[c]?.at(-1) ?? 0;
      return `console.log(${quote(name)}, Math.exp(scores[${c}] ?? 0).toPrecision(6)); // ${name} ${value.toPrecision(6)}`;
    }),
  ].join('\n')}\n`;
}
