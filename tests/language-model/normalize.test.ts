import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CorpusBuilder, type CorpusOptions } from '../../src/language-model/corpus.ts';
import {
  languageUnitsFromState,
  languageUnitsToState,
} from '../../src/language-model/language-units.ts';
import { trainBpe } from '../../src/text/bpe/train-bpe.ts';
import { UNICODE_FORMS } from '../../src/text/normalization/normalizer.ts';

const bpe = await trainBpe(new Map([['말은', 3]]), { size: 260 });
const KINDS = ['code-points', 'graphemes', 'jamo', 'whitespace', bpe] as const;

function build(line: string, options: CorpusOptions) {
  const builder = new CorpusBuilder(options);
  builder.addLine(line);
  return builder.finish();
}

it.each(KINDS)('texts that are equal in a form are equal to units of %s', (units) => {
  const text = fc.string({ unit: fc.constantFrom('말', '각', 'é', 'ﬁ', 'a', ' '), minLength: 2 });
  fc.assert(
    fc.property(text, fc.constantFrom(...UNICODE_FORMS), (line, normalize) => {
      const corpus = build(`${line}x`, { units, normalize });
      const other = build(`${line}x`.normalize('NFD'), { units, normalize });
      expect(Array.from(other.ids)).toEqual(Array.from(corpus.ids));
      expect(other.characters).toBe(corpus.characters);
      const opened = languageUnitsFromState(languageUnitsToState(corpus.units));
      expect(opened.form).toBe(normalize);
      expect(Array.from(opened.encode(`${line}x\n`.normalize('NFD')))).toEqual(
        Array.from(corpus.ids),
      );
    }),
  );
});

it('units without a form have none in their file, and known units keep their own', () => {
  const plain = build('말은', {});
  expect(languageUnitsToState(plain.units).metadata).not.toHaveProperty('normalize');
  const { units } = build('말은', { normalize: 'nfc' });
  expect(build('말은'.normalize('NFD'), { units }).units).toBe(units);
  expect(() => build('말은', { units, normalize: 'nfd' })).toThrow(
    'The units were made with normalize nfc, not nfd; leave the option out.',
  );
  expect(() => build('말은', { normalize: 'nfx' as 'nfc' })).toThrow('choose nfc, nfd, nfkc, nfkd');
});

it('a file whose form is none of them is refused', () => {
  const { metadata, tensors } = languageUnitsToState(build('말은', { normalize: 'nfc' }).units);
  expect(() =>
    languageUnitsFromState({ metadata: { ...metadata, normalize: 'nfx' }, tensors }),
  ).toThrow(/normalize/);
});
