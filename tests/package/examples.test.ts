import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** What each example prints among other lines. */
const PRINTED: Readonly<Record<string, RegExp>> = {
  'any-pairs': /^misspelled words that are put right: 9\d\.\d %$/m,
  'blood-pressure': /^the network is right in {4}8\d\.\d % of 10,000 people not seen$/m,
  'date-translator': /^\d+\.\d % of 200 other dates are right$/m,
  'film-frames': /^read in both directions: 9[89]\.\d % of the frames labeled rightly$/m,
  hello: /^h e l l → e l l o/m,
  'i-study-math': /^pairs: \(I, study\) \(study, I\) \(study, math\) \(math, study\)$/m,
  'king-and-queen': /^king - man \+ woman = queen/m,
  'korean-analyzer': /^봤습니다 = 보\/VV \+ 았\/EP \+ 습니다\/EF$/m,
  'linear-classifier': /^"You have been selected .* is spam:$/m,
  'nested-tanh': /^∂h_3\/∂h_0 with x = −0\.5: 27;/m,
  'network-classifier': /^9\d\.\d % of 153 mails classified rightly$/m,
  'shape-captions': /^9\d\.\d % of the words of 200 other pictures are right$/m,
  tagger: /^Zara and Paul Norden .* → {2}Zara PER, Paul Norden PER, Tampa LOC$/m,
  'word-vectors': /^I +0 2 1 0 0 0 0$/m,
};

test('each example is tried here', () => {
  const files = readdirSync(join(root, 'examples')).filter((name) => name.endsWith('.ts'));
  expect(Object.keys(PRINTED).map((name) => `${name}.ts`)).toEqual(files.sort());
});

test.each(Object.entries(PRINTED))(
  '%s imports malmoi alone, and runs as it was built',
  async (name, printed) => {
    const source = readFileSync(join(root, `examples/${name}.ts`), 'utf8');
    const imports = Array.from(source.matchAll(/from '([^']+)'/g), ([, from]) => from);
    expect(imports.filter((from) => !/^(?:malmoi(?:\/|$)|node:)/.test(from ?? ''))).toEqual([]);
    expect(source).toContain(`node dist/examples/${name}.js`);

    const built = join(root, `dist/examples/${name}.js`);
    if (!existsSync(built)) throw new Error('Run `npm run build` first.');
    const { stdout } = await promisify(execFile)(process.execPath, [built], { cwd: root });
    expect(stdout).toMatch(printed);
  },
);
