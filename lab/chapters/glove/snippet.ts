import { RATE } from './fit.ts';
import type { GloveModel } from './model.ts';

/** A program that counts the same matrix, and finds the picked cell's loss with the vectors of the screen. */
export function snippet(model: GloveModel): string {
  const { window, xMax, alpha, biases, row, column } = model.state.read();
  const { words, sentences } = model.sentences.value;
  const counts = model.counts.value;
  const { parameters } = model.passes.value;
  const count = counts[row]?.[column] ?? 0;
  const [u, v] = [parameters.words[row], parameters.contexts[column]];
  const prediction = model.predictions.value[row]?.[column] ?? 0;
  const lines = [
    "import { CooccurrenceCounter, computeGloveStep, cooccurrenceMatrix, toDense } from 'malmoi';",
    '',
    `const words = ${JSON.stringify(words)};`,
    `const sentences = ${JSON.stringify(sentences)}; // numbers of words`,
    `const counter = new CooccurrenceCounter(words.length, { window: ${window}, weighting: 'uniform' });`,
    'for (const sentence of sentences) await counter.add(sentence);',
    'const counts = toDense(await cooccurrenceMatrix(words.length, counter.finish()));',
    ...counts.map((line, i) => `console.log(counts[${i}]?.join(' ')); // ${line.join(' ')}`),
  ];
  if (count > 0 && u !== undefined && v !== undefined) {
    lines.push(
      '',
      `// ${words[row]}, ${words[column]}: the vectors as they stand on the screen`,
      `const word = { vector: [${u.vector.join(', ')}], bias: ${u.bias} };`,
      `const context = { vector: [${v.vector.join(', ')}], bias: ${v.bias} };`,
      'const step = computeGloveStep(',
      `  { word, context, count: ${count} },`,
      `  { xMax: ${xMax}, alpha: ${alpha}, learningRate: ${RATE}, biases: ${biases === 'with'} },`,
      ');',
      `console.log(step.prediction.toFixed(10)); // ${prediction.toFixed(10)}`,
      `console.log(step.error.toFixed(10)); // ${(prediction - Math.log(count)).toFixed(10)}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
