import { afterAll, beforeAll, expect, test } from 'vitest';
import { Tape } from '../../src/autodiff/tape.ts';
import { createEngine } from '../../src/engine/create-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { CorpusBuilder } from '../../src/language-model/corpus.ts';
import { LanguageModel } from '../../src/language-model/language-model.ts';
import { readContexts } from '../../src/tagger/character-context.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createEngine({ engine: 'wasm', workers: 1 });
});
afterAll(() => engine.dispose());

test('a state is that of the language model after the token, read from its own end', () => {
  const builder = new CorpusBuilder();
  builder.addLine('one two.');
  const { units } = builder.finish();
  const model = new LanguageModel(engine, units, { hiddenSize: 5, layers: 2 });
  const stateAfter = (text: string): number[] => {
    const tape = new Tape(engine, { mode: 'evaluation' });
    const ids = units.encode(text);
    const { output } = model.read(tape, ids, [ids.length, 1]);
    return Array.from(tape.numbers(output)).slice(-5);
  };
  const sentences = [
    { tokens: ['two', 'one', '.'], spaceAfter: [true, false, true] },
    { tokens: [] },
    // What the model does not know reads as a space.
    { tokens: ['two?'] },
  ];
  const both = [
    { direction: 'forward', model },
    { direction: 'backward', model },
  ] as const;
  const [first, none, unknown] = readContexts(both, sentences);
  const row = (i: number) => [...first].slice(i * 10, i * 10 + 10);
  expect(row(0)).toEqual([...stateAfter('\ntwo'), ...stateAfter('\n.eno owt')]);
  expect(row(1)).toEqual([...stateAfter('\ntwo one'), ...stateAfter('\n.eno')]);
  expect(row(2)).toEqual([...stateAfter('\ntwo one.'), ...stateAfter('\n.')]);
  expect([...none]).toEqual([]);
  expect([...unknown]).toEqual([...stateAfter('\ntwo '), ...stateAfter('\n owt')]);
});
