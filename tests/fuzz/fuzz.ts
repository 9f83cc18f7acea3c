import { createRandom, type Random } from '../../src/base/random.ts';
import { editModelFile } from './edit-model-file.ts';
import { choose, mutate } from './mutate.ts';
import { captionerTargets } from './targets/captioners.ts';
import { checkpointTargets } from './targets/checkpoints.ts';
import { fastTextTargets } from './targets/fasttext.ts';
import { modelTargets } from './targets/models.ts';
import { taggerTargets } from './targets/taggers.ts';
import type { Target } from './targets/target.ts';
import { textTargets } from './targets/texts.ts';
import { translatorTargets } from './targets/translators.ts';
import { vectorTargets } from './targets/vectors.ts';
import { judge, type Verdict } from './verdict.ts';

/** All readers that are fuzzed, except those named (with commas between). Throws on a name that none has. */
export async function createTargets(without = ''): Promise<Target[]> {
  const all = [
    ...modelTargets(),
    ...checkpointTargets(),
    ...(await taggerTargets()),
    ...(await translatorTargets()),
    ...(await captionerTargets()),
    ...(await vectorTargets()),
    ...fastTextTargets(),
    ...textTargets(),
  ];
  const names = without.split(',').filter((name) => name !== '');
  const unknown = names.find((name) => !all.some((target) => target.name === name));
  if (unknown !== undefined) {
    throw new Error(`"${unknown}" is no target: ${all.map(({ name }) => name).join(', ')}`);
  }
  return all.filter(({ name }) => !names.includes(name));
}

/** One damaged file: which reader is to read it, and its bytes. */
export interface FuzzInput {
  readonly target: Target;
  readonly bytes: Uint8Array;
}

function chooseTarget(targets: readonly Target[], random: Random): Target {
  let left = random.float() * targets.reduce((sum, { share }) => sum + share, 0);
  for (const target of targets) {
    left -= target.share;
    if (left < 0) return target;
  }
  return targets[0]!;
}

/** Makes the input of a number: the same seed and number, the same bytes. */
export function makeInput(targets: readonly Target[], seed: number, index: number): FuzzInput {
  const random = createRandom(seed, `fuzz ${index}`);
  const target = chooseTarget(targets, random);
  const file = choose(random, target.seeds);
  const bytes =
    target.isModel && random.integer(4) > 0
      ? editModelFile(file, random)
      : mutate(file, choose(random, target.seeds), random);
  return { target, bytes };
}

/** Reads and uses an input. */
export async function tryInput({ target, bytes }: FuzzInput): Promise<Verdict> {
  try {
    await target.use(bytes);
    return judge(undefined, bytes);
  } catch (error) {
    return judge(error, bytes);
  }
}
