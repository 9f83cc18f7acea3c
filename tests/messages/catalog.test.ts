import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { KOREAN_SENTENCES } from '../../src/messages/korean/index.ts';

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));

/** A sentence as the source has it. */
interface Found {
  readonly place: string;
  readonly code: string;
  readonly names: readonly string[];
}

/** Every `sentence('code')`…`` of the source. */
function findSentences(): Found[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts') && file !== 'base/sentence.ts')
    .flatMap((file) => {
      const text = readFileSync(SOURCE + file, 'utf8');
      if (!text.includes('sentence(')) return [];
      const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
      const found: Found[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isCallExpression(node) && node.expression.getText() === 'sentence') {
          found.push(readSentence(node, file));
        }
        ts.forEachChild(node, visit);
      };
      visit(tree);
      return found;
    });
}

function readSentence(call: ts.CallExpression, file: string): Found {
  const line = call.getSourceFile().getLineAndCharacterOfPosition(call.getStart()).line + 1;
  const place = `${file}:${line}`;
  const [code] = call.arguments;
  const template = call.parent;
  if (code === undefined || !ts.isStringLiteral(code) || !ts.isTaggedTemplateExpression(template)) {
    throw new Error(`${place}: a sentence is sentence('its/code')\`its text\``);
  }
  const spans = ts.isTemplateExpression(template.template) ? template.template.templateSpans : [];
  const names = spans.map(({ expression }) => {
    const property = ts.isObjectLiteralExpression(expression) ? expression.properties : undefined;
    if (property?.length !== 1 || property[0]?.name === undefined) {
      throw new Error(`${place}: ${expression.getText()} is no object with one key`);
    }
    return property[0].name.getText();
  });
  return { place, code: code.text, names };
}

const sentences = findSentences();

it('finds the sentences of the source', () => {
  expect(sentences.map(({ code }) => code)).toContain('options/wrong');
});

it('every code stands at one place, and says where it belongs', () => {
  const places = new Map<string, string>();
  for (const { code, place } of sentences) {
    expect(places.get(code), `${place}: ${code} is there already`).toBeUndefined();
    expect(code, place).toMatch(/^[a-z0-9-]+\/[a-z0-9-]+$/);
    places.set(code, place);
  }
});

it('every sentence has a Korean text with the same values, and no text is without its sentence', () => {
  for (const { code, names, place } of sentences) {
    const korean = KOREAN_SENTENCES[code];
    expect(korean, `${place}: ${code} has no Korean text in src/messages/korean`).toBeDefined();
    const used = Array.from(korean!.matchAll(/\{(\w+)(?:\|[^}]*)?\}/g), ([, name]) => name!);
    // Korean may do without a value said before; it may not have one that English lacks.
    expect([...new Set(used)].sort(), `${place}: ${code}`).toEqual([...new Set(names)].sort());
  }
  const codes = new Set(sentences.map(({ code }) => code));
  expect(Object.keys(KOREAN_SENTENCES).filter((code) => !codes.has(code))).toEqual([]);
});
