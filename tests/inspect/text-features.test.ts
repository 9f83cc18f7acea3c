import { describe, expect, it } from 'vitest';
import { textFeatures } from '../../src/inspect/text-features.ts';

/** The values of a feature after each character, as digits under the text. */
function follow(text: string, name: string): string | undefined {
  return textFeatures([...text])
    .find((feature) => feature.name === name)
    ?.values.join('');
}

describe('features of a text', () => {
  it('quotes, from the opening one to before the closing one', () => {
    expect(follow('a "bc" d', 'inside quotes')).toBe('00111000');
    expect(follow('“가나” 다', 'inside quotes')).toBe('111000');
    expect(follow('"a\\"b" c', 'inside quotes')).toBe('11111000');
    // A character literal opens nothing.
    expect(follow(`x='"'; "s"`, 'inside quotes')).toBe('0000000110');
  });

  it('a blank line ends what was left open', () => {
    expect(follow('"a\n\nb', 'inside quotes')).toBe('11100');
  });

  it('depths of brackets and braces, but not in quotes or comments', () => {
    expect(follow('f(a[1])', 'depth of ( and [')).toBe('0112210');
    expect(follow('{{}}', 'depth of {')).toBe('1210');
    expect(follow('"(" (', 'depth of ( and [')).toBe('00001');
    expect(follow('/*(*/ (', 'depth of ( and [')).toBe('0000001');
    expect(follow('/* a */b', 'inside a comment')).toBe('01111100');
    // What closes nothing goes below nothing.
    expect(follow(')()', 'depth of ( and [')).toBe('010');
  });

  it('the place in the line, in tens, and its indentation', () => {
    const line = `${'a'.repeat(25)}\nbb`;
    expect(follow(line, 'position in line')).toBe(`${'0'.repeat(9)}${'1'.repeat(10)}222222000`);
    expect(follow('a\n   b c\n', 'inside indentation')).toBe('001110000');
    expect(follow('a\n   b\n', 'indentation of line')).toBe('0011220');
    expect(follow('\tx\n', 'indentation of line')).toBe('440');
    expect(follow('a\nb\n', 'after newline')).toBe('0101');
  });

  it('kinds of characters', () => {
    expect(follow('a1٣B', 'digit')).toBe('0110');
    expect(follow('aÉB b', 'upper case')).toBe('01100');
    expect(follow('a b', 'space')).toBe('010');
  });

  it('final consonants of syllables, and of jamo', () => {
    expect(follow('가각 a', 'final consonant')).toBe('1200');
    expect(follow('각 a'.normalize('NFD'), 'final consonant')).toBe('11200');
  });

  it('tokens of several characters count by their end', () => {
    const features = textFeatures(['ab ', '"cd', '" e', '\n']);
    expect(features.find(({ name }) => name === 'inside quotes')?.values).toEqual(
      Uint8Array.of(0, 1, 0, 0),
    );
  });

  it('what never changes is left out', () => {
    expect(textFeatures(['a', 'b']).map(({ name }) => name)).toEqual([]);
    expect(textFeatures([])).toEqual([]);
  });
});
