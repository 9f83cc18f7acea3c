import type { VectorModel } from './model.ts';
import { NEAR } from './session.ts';
import { readRow } from './state.ts';
import { tableAddress } from './table-address.ts';

/** A program that asks the same of the same table. */
export function snippet(model: VectorModel): string {
  const { table, task, formula, row, inputs } = model.state.read();
  const own = model.session.ownName.value;
  const found = model.session.findings.value;
  const names = model.names.value;
  const near = (found?.answer?.near ?? []).map(({ id }) => names[id]).join(' ');
  const source =
    own === undefined
      ? `new Uint8Array(await (await fetch(${JSON.stringify(tableAddress(table))})).arrayBuffer())`
      : `textFile(${JSON.stringify(own)})`;
  const asked =
    task === 'line-up'
      ? `console.log(doesntMatch(vectors, ${JSON.stringify(readRow(row))})); // ${model.odd.value ?? ''}`
      : inputs === 'out'
        ? `const answers = mostSimilar(vectors, { positive: parseVectorExpression(${JSON.stringify(formula)}), topn: ${NEAR} });
console.log(answers.map(({ word }) => word).join(' ')); // ${near}`
        : `// A vector of one's own is no word: nothing is left out of the answers.
const sum = new Float32Array(vectors.dimensions);
for (const { term, weight } of parseVectorExpression(${JSON.stringify(formula)})) {
  const vector = vectors.vector(term);
  const length = Math.hypot(...vector);
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + (weight / length) * (vector[i] ?? 0);
}
const answers = mostSimilar(vectors, { positive: [sum], topn: ${NEAR} });
console.log(answers.map(({ word }) => word).join(' ')); // ${near}`;
  const imports =
    task === 'line-up'
      ? 'doesntMatch, readVectors'
      : 'mostSimilar, parseVectorExpression, readVectors';
  return `import { ${imports} } from 'malmoi';
${own === undefined ? '' : "import { textFile } from 'malmoi/node';\n"}
const { vectors } = await readVectors(${source});
${asked}
`;
}
