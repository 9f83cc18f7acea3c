import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTokenizer } from '../../../src/text/units/create-tokenizer.ts';
import {
  findUnitKind,
  UNIT_KIND_NAMES,
  UNIT_KINDS,
  unitKindNamed,
} from '../../../src/text/units/unit-kinds.ts';

describe('the list of units', () => {
  it('has every name and alias once', () => {
    const names = UNIT_KIND_NAMES.flatMap((kind) => [kind, ...UNIT_KINDS[kind].aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const kind of UNIT_KIND_NAMES) {
      for (const name of [kind, ...UNIT_KINDS[kind].aliases]) {
        expect(findUnitKind(name)).toBe(kind);
        if (kind !== 'bpe') expect(createTokenizer({ kind: name }).kind).toBe(kind);
      }
    }
  });

  it('knows the former names', () => {
    expect(findUnitKind('chars')).toBe('graphemes');
    expect(findUnitKind('characters')).toBe('code-points');
    expect(findUnitKind('syllables')).toBeUndefined();
  });

  it('lists the allowed kinds for a name that is not among them', () => {
    expect(() => unitKindNamed('words', ['jamo', 'graphemes'])).toThrow(
      'There are no units "words"; choose jamo, graphemes.',
    );
  });

  it.each(['text.md', 'text.ko.md'])('is the same in %s as in the code', (page) => {
    const text = readFileSync(new URL(`../../../docs/${page}`, import.meta.url), 'utf8');
    const rows = Array.from(
      text.matchAll(/^\| `([a-z][\w-]*)` \| (.*?) \|/gm),
      ([, kind, aliases]) => [
        kind,
        Array.from((aliases ?? '').matchAll(/`(\w+)`/g), ([, alias]) => alias),
      ],
    );
    expect(rows).toEqual(UNIT_KIND_NAMES.map((kind) => [kind, UNIT_KINDS[kind].aliases]));
  });
});
