import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConllu } from '../../../src/io/conllu.ts';
import { readLines } from '../../../src/io/lines.ts';
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
        for await (const words of readConllu(
          readLines(createReadStream(path), { name: path }),
          path,
        )) {
          for (const { form, lemma, upos, xpos, misc } of words) {
            const morphemes = misc.get('OrigLemma') ?? lemma;
            if (upos === 'PUNCT' || upos === 'SYM' || !morphemes || !xpos) continue;
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
