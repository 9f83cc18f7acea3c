import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ModelState } from '../../src/base/model-state.ts';
import { CheckpointFile } from '../../src/cli/options/checkpoint-file.ts';
import { interruptTraining } from './interrupt-training.ts';
import { type CommandResult, runCommand } from './run-command.ts';

const messages = new URL('../../samples/korean-messages-train.tsv', import.meta.url).pathname;

/** Each training, small, with a checkpoint after every step. */
const TRAININGS: Readonly<Record<string, readonly string[]>> = {
  word2vec: ['word2vec', messages, '--text', 'text', '--dimensions', '8', '--epochs', '10'],
  glove: ['glove', messages, '--text', 'text', '--dimensions', '8', '--iterations', '10'],
  lm: ['lm', messages, '--text', 'text', '--hidden-size', '8', '--steps', '40'],
};

let folder = '';
let output = '';
let checkpoint = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'malmoi-test-'));
  output = join(folder, 'model.malmoi');
  checkpoint = `${output}.checkpoint`;
});
afterEach(() => rmSync(folder, { recursive: true }));

const train = (name: string, args: readonly string[] = [], signal?: AbortSignal) =>
  runCommand(
    ['train', ...(TRAININGS[name] ?? []), '--workers', '1', '-o', output, ...args],
    '',
    signal,
  );

const interrupt = (name: string): Promise<CommandResult> =>
  interruptTraining((more, signal) => train(name, more, signal), checkpoint);

describe.each(Object.keys(TRAININGS))('a training of %s', (name) => {
  it('does not replace the checkpoint of an interrupted one, and is resumed from it', async () => {
    const stopped = await interrupt(name);
    expect(stopped.stderr).toContain(`go on with the same command and --resume ${checkpoint}`);
    const kept = readFileSync(checkpoint);
    const forgotten = await train(name);
    expect(forgotten.stderr).toBe(
      `malmoi: ${checkpoint}: an interrupted training left this checkpoint, which a new one would replace; ` +
        `go on from it with --resume ${checkpoint}, or remove it first\n`,
    );
    expect(forgotten.code).toBe(1);
    expect(readFileSync(checkpoint).equals(kept)).toBe(true);
    expect((await train(name, ['--resume', checkpoint])).code).toBe(0);
    expect(readdirSync(folder)).toEqual(['model.malmoi']);
  });

  it('neither replaces nor removes a file that is no checkpoint', async () => {
    writeFileSync(checkpoint, 'my notes');
    const refused = await train(name);
    expect(refused.stderr).toContain(
      `${checkpoint}: the checkpoints of the training would replace this file, which is none; move it`,
    );
    expect(refused.code).toBe(1);
    expect(readFileSync(checkpoint, 'utf8')).toBe('my notes');
    const beside = ['--checkpoint', join(folder, 'other')];
    expect((await train(name, [...beside, '--checkpoint-seconds', '0'])).code).toBe(0);
    expect(readdirSync(folder)).toEqual(['model.malmoi', 'model.malmoi.checkpoint', 'other']);
    expect(readFileSync(checkpoint, 'utf8')).toBe('my notes');
  });
});

it('leaves what another put in place of its checkpoint, and writes beside it', async () => {
  const state: ModelState = { kind: 'lm-checkpoint', metadata: {}, tensors: {} };
  const file = await CheckpointFile.claim({ output });
  expect(file.written).toBeUndefined();
  await file.write(state);
  expect(file.written).toBe(checkpoint);
  writeFileSync(`${checkpoint}.new`, "another's");
  renameSync(`${checkpoint}.new`, checkpoint);
  writeFileSync(`${checkpoint}.2`, 'older');
  for (let i = 0; i < 2; i++) {
    await file.write(state);
    expect(file.written).toBe(`${checkpoint}.3`);
  }
  await file.remove();
  expect(readdirSync(folder)).toEqual(['model.malmoi.checkpoint', 'model.malmoi.checkpoint.2']);
  expect(readFileSync(checkpoint, 'utf8')).toBe("another's");
});
