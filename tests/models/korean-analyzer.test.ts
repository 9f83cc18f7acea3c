import { readFileSync, statSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ModelHandle, openModel } from '../../src/models/index.ts';
import { createMorphemeSearchTokenizer, UserDictionary } from '../../src/morphology/index.ts';
import { koreanAnalyzerPath } from '../../src/node.ts';
import { runCommand } from '../cli/run-command.ts';
import { SEARCH_ENGINES } from '../support/search-engines.ts';

let analyzer: ModelHandle<'morphology'>;
beforeAll(async () => {
  // From bytes, as a browser opens it, on the engine that runs there.
  const bytes = readFileSync(koreanAnalyzerPath());
  analyzer = await openModel(bytes, {
    kind: 'morphology',
    engine: { engine: 'wasm', workers: 1 },
  });
});

const analyze = (text: string, options = {}): string =>
  analyzer
    .analyze([text], options)[0]!
    .map(({ morphemes }) => morphemes.map(({ form, tag }) => `${form}/${tag}`).join('+'))
    .join(' ');

describe('the analyzer of the package', () => {
  it('is small', () => {
    expect(statSync(koreanAnalyzerPath()).size).toBeLessThan(1_500_000);
    expect(analyzer.model.parameterCount).toBeLessThan(1_000_000);
  });

  it('finds morphemes in the tags of Sejong', () => {
    expect(analyze('서울에서 학교에 갔다.')).toBe(
      '서울/NNP+에서/JKB 학교/NNG+에/JKB 가/VV+았/EP+다/EF+./SF',
    );
  });

  it('finds morphemes in the tags of KAIST', () => {
    expect(analyze('서울에서 학교에 갔다.', { tagSet: 'kaist' })).toBe(
      '서울/nq+에서/jca 학교/ncn+에/jca 가/pvg+ㅆ/ep+다/ef+./sf',
    );
  });

  it('analyzes what people type: short, and without full stops', () => {
    expect(analyze('나는 학생이다')).toBe('나/NP+는/JX 학생/NNG+이/VCP+다/EF');
    expect(analyze('학교에 갔다')).toBe('학교/NNG+에/JKB 가/VV+았/EP+다/EF');
    expect(analyze('안녕하세요')).toBe('안녕/NNG+하/XSA+시/EP+어요/EF');
    expect(analyze('먹었어요')).toBe('먹/VV+었/EP+어요/EF');
    expect(analyze('좋아요')).toBe('좋/VA+아요/EF');
  });

  it('restores spaces', () => {
    expect(analyzer.restoreSpaces(['나는학교에갔다.', ''])).toEqual(['나는 학교에 갔다.', '']);
  });

  it('reads whatever comes', () => {
    expect(analyze('학교에'.normalize('NFD'))).toBe('학교/NNG+에/JKB');
    expect(analyze('')).toBe('');
    expect(analyze(' \t\n')).toBe('');
    // Hanja, Latin letters, emoji, syllables that are no words, jamo alone, a broken surrogate.
    for (const text of [
      '學校에 갔다',
      'iPhone을',
      '😀😀가',
      '뷁뛣은',
      'ㅋㅋㅋㅠㅠ',
      '가\ud800나',
      '1,234원',
    ]) {
      const [eojeols] = analyzer.analyze([text]);
      expect(eojeols!.map(({ form }) => form).join(' ')).toBe(text);
      expect(eojeols!.every(({ morphemes }) => morphemes.length > 0)).toBe(true);
    }
    const [long] = analyzer.analyze(['가나다라'.repeat(25_000)]);
    expect(long).toHaveLength(1);
    expect(long![0]!.morphemes.at(-1)!.end).toBe(100_000);
  }, 120_000);

  it('finds the words of a dictionary', () => {
    const dictionary = new UserDictionary().addWord('말모이').addWord('구글링하', 'VV');
    expect(analyze('말모이에서는 구글링했다', { dictionary })).toMatch(
      /^말모이\/NNP\+에서\/JKB\+는\/JX 구글링하\/VV\+[았었]\/EP\+다\/E[FC]$/,
    );
  });

  it.each(Object.entries(SEARCH_ENGINES))('lets %s find 학교에 by 학교', async (_, make) => {
    const find = make(createMorphemeSearchTokenizer(analyzer));
    const texts = ['나는 학교에 갔다.', '집에서 공부했다.', '그 학교까지 걸었다.'];
    expect(await find(texts, '학교')).toEqual([0, 2]);
    expect(await find(texts, '공부하는')).toEqual([1]);
  });

  it('analyzes texts by the command line, without a model', async () => {
    const { stdout } = await runCommand(['morphs', '-', '--pos'], '서울에서 학교에 갔다.\n');
    expect(stdout).toBe('서울/NNP 에서/JKB 학교/NNG 에/JKB 가/VV 았/EP 다/EF ./SF\n');
    expect((await runCommand(['space'], '나는학교에갔다.\n')).stdout).toBe('나는 학교에 갔다.\n');
  });
});
