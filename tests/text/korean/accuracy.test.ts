import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTaggedSource } from '../../../src/corpus/index.ts';
import { fileSource } from '../../../src/node.ts';
import { goldStem } from '../../../src/text/korean/gold-stem.ts';
import { StemAccuracy } from '../../../src/text/korean/stem-accuracy.ts';
import { createKoreanStemmer } from '../../../src/text/korean/stemmer.ts';
import { DATA } from '../../support/data.ts';

const folder = join(DATA, 'ud');

// Floors a little under what was reached, so that a change that costs accuracy is seen.
const FLOORS = { 'ko_kaist-ud-dev.conllu': 0.959, 'ko_gsd-ud-dev.conllu': 0.952 };

describe('accuracy on the treebanks (CC BY-SA, read where they are, never copied)', () => {
  for (const [file, floor] of Object.entries(FLOORS)) {
    const path = join(folder, file);
    const missing = !existsSync(path);
    const reason = missing ? ' (skipped: not found, set MALMOI_DATA)' : '';
    it.skipIf(missing)(
      `${path}${reason}`,
      async () => {
        const stemmer = createKoreanStemmer();
        const accuracy = new StemAccuracy((word) => stemmer.stem(word));
        const source = createTaggedSource(fileSource(path));
        for await (const { tokens, columns } of source.sentences()) {
          for (const [i, form] of tokens.entries()) {
            const [upos, xpos] = [columns.upos![i]!, columns.xpos![i]!];
            const original = /OrigLemma=([^|]*)/.exec(columns.misc![i]!)?.[1];
            const morphemes = original ?? columns.lemma![i]!;
            if (upos === 'PUNCT' || upos === 'SYM' || morphemes === '_' || xpos === '_') continue;
            const gold = goldStem(morphemes, xpos);
            if (gold !== undefined) accuracy.add(form, gold);
          }
        }
        expect(accuracy.report().overall.accuracy).toBeGreaterThan(floor);
      },
      60_000,
    );
  }
});
