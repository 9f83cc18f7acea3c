import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  ARGUMENT_LISTS,
  bindKernels,
  KERNELS,
} from '../../src/engine/contract/kernels.generated.ts';
import type { KernelName, RawKernels } from '../../src/engine/contract/kernels.ts';

/** What the build's scripts, plain JavaScript, give. */
interface Family {
  readonly name: string;
  readonly kernels: readonly { readonly name: string; readonly args: readonly unknown[] }[];
}
type Texts = Readonly<Record<string, string>>;

const kernels = new URL('../../kernels/', import.meta.url);
const load = (name: string) => import(new URL(`build/${name}`, kernels).href);
const { C_TYPES, readContract, readContractFiles } = await load('contract.mjs');
const { familyHeader } = await load('c-header.mjs');
const { bindings } = await load('bindings.mjs');
const { checkDefinitions } = (await load('check-definitions.mjs')) as {
  checkDefinitions: (sources: Texts, families: readonly Family[]) => void;
};

const folder = new URL('../../src/engine/contract/', import.meta.url);
const files: Texts = await readContractFiles(folder);
const families: readonly Family[] = await readContract(files);
const sources: Texts = Object.fromEntries(
  readdirSync(kernels)
    .filter((name) => name.endsWith('.c'))
    .map((name) => [name, readFileSync(new URL(name, kernels), 'utf8')]),
);

/** The sources with one text of a file replaced by another, which must be there. */
function doctor(file: string, text: string, by: string): Texts {
  expect(sources[file]).toContain(text);
  return { ...sources, [file]: sources[file]!.replace(text, by) };
}

describe('what the build makes from the contract', () => {
  test.each(families.map((family) => [family.name, family] as const))(
    'the header of %s is in step, and its C file includes it',
    (name, family) => {
      const header = readFileSync(new URL(`contract/${name}.h`, kernels), 'utf8');
      expect(header).toBe(familyHeader(family));
      expect(sources[`${name}.c`]).toContain(`#include "contract/${name}.h"`);
    },
  );

  test('the functions that pass names on are in step', () => {
    const made = readFileSync(new URL('kernels.generated.ts', folder), 'utf8');
    expect(made).toBe(bindings(families, Object.keys(C_TYPES)));
  });

  test("every kernel gets its arguments in the contract's order, then its range", () => {
    const seen: Record<string, number[]> = {};
    const names = Object.keys(KERNELS) as KernelName[];
    const note =
      (name: string) =>
      (...args: number[]) => {
        seen[name] = args;
      };
    const raw = Object.fromEntries(names.map((name) => [name, note(name)])) as RawKernels;
    const bound = bindKernels(raw);
    for (const name of names) {
      const order = Object.keys(KERNELS[name].arguments);
      const args = Object.fromEntries(order.map((argument, i) => [argument, i + 1]));
      const expected = order.map((_, i) => i + 1);
      (bound[name] as (...call: unknown[]) => void)(args, -1, -2);
      expect(seen[name]).toEqual(KERNELS[name].isRange ? [...expected, -1, -2] : expected);
      expect((ARGUMENT_LISTS[name] as (args: unknown) => number[])(args)).toEqual(expected);
    }
  });

  test('meanings stand in the header, once for all who inherit them', () => {
    const header = readFileSync(new URL('contract/lstm.h', kernels), 'utf8');
    expect(header).toContain(
      '//   projected: [steps, batch, gates · hidden]: W_ih x + b_ih of all',
    );
    expect(files['lstm.ts']).not.toContain('projected');
  });
});

describe('C that does not keep the contract', () => {
  test('as it stands, it does', () => {
    expect(() => checkDefinitions(sources, families)).not.toThrow();
  });

  test('two arguments of one type that changed places are refused', () => {
    const swapped = doctor(
      'lstm.c',
      'KERNEL(lstmForwardInt8)(float *cells, float *gates,',
      'KERNEL(lstmForwardInt8)(float *gates, float *cells,',
    );
    expect(() => checkDefinitions(swapped, families)).toThrow(
      /^kernels\/lstm\.c: lstmForwardInt8 takes \(gates, cells, .*; contract\/lstm\.ts says \(cells, gates,/,
    );
  });

  test('a missing kernel, an unknown one and one in the wrong file are refused', () => {
    const missing = doctor('fill.c', 'KERNEL(fill)', 'void notFill');
    expect(() => checkDefinitions(missing, families)).toThrow(
      'kernels/fill.c: fill is not defined',
    );
    const unknown = { ...sources, 'fill.c': `${sources['fill.c']}\nKERNEL(pour)(float *out) {}` };
    expect(() => checkDefinitions(unknown, families)).toThrow('the contract has no kernel pour');
    const moved = { ...sources, 'rows.c': `${sources['rows.c']}\n${sources['fill.c']}` };
    expect(() => checkDefinitions(moved, families)).toThrow('fill stands in contract/fill.ts');
  });

  const compiler = process.env.CC ?? 'cc';
  const hasCompiler = (() => {
    try {
      execFileSync(compiler, ['--version']);
      return true;
    } catch {
      return false;
    }
  })();

  test.skipIf(!hasCompiler)('an argument of another type is a compile error', () => {
    const work = mkdtempSync(join(tmpdir(), 'malmoi-contract-'));
    const compile = (text: string): string => {
      const file = join(work, 'dropout.c');
      writeFileSync(file, text);
      const args = ['-fsyntax-only', '-I', fileURLToPath(kernels), file];
      try {
        execFileSync(compiler, args, { encoding: 'utf8', stdio: 'pipe' });
        return '';
      } catch (error) {
        return String((error as { stderr: unknown }).stderr);
      }
    };
    try {
      expect(compile(sources['dropout.c']!)).toBe('');
      const swapped = doctor('dropout.c', 'float rate, int32_t seed', 'int32_t seed, float rate');
      expect(compile(swapped['dropout.c']!)).toContain('conflicting types');
    } finally {
      rmSync(work, { recursive: true });
    }
  });
});

describe('a contract that says nothing clear', () => {
  const lstm = files['lstm.ts']!;

  test('an argument of an unknown type is refused by its name', async () => {
    const wrong = lstm.replace('readonly cells: Float32s', 'readonly cells: Float16s');
    await expect(readContract({ ...files, 'lstm.ts': wrong })).rejects.toThrow(
      'contract/lstm.ts: LstmStates.cells is a Float16s; expected one of Float32s,',
    );
  });

  test('two arguments of one name are refused', async () => {
    const twice = lstm.replace('readonly gates: Float32s', 'readonly states: Float32s');
    await expect(readContract({ ...files, 'lstm.ts': twice })).rejects.toThrow(
      'LstmStates has two arguments named states',
    );
  });
});
