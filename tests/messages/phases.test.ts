import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { isTerm } from '../../src/messages/terms.ts';
import { translatePhase } from '../../src/messages/translate-phase.ts';

const SOURCE = fileURLToPath(new URL('../../src/', import.meta.url));

/** Functions whose argument is the name of a phase. */
const TAKES_PHASE = /(?:\.documents|\.words|readSentences|readTexts|countWords|\.ids)$/;

/** A text that is shown as a phase, with examples in place of what changes. */
interface Phase {
  readonly text: string;
  readonly place: string;
}

/** The phases that the source names: in `phase: …`, as defaults of `phase`, and as arguments. */
function findPhases(): Phase[] {
  const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const tree = ts.createSourceFile(
        file,
        readFileSync(SOURCE + file, 'utf8'),
        ts.ScriptTarget.Latest,
        true,
      );
      const found: Phase[] = [];
      const add = (node: ts.Node | undefined): void => {
        if (node === undefined) return;
        const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        const text = exampleOf(node);
        if (text !== undefined) found.push({ text, place: `${file}:${line}` });
      };
      const visit = (node: ts.Node): void => {
        if (ts.isPropertyAssignment(node) && node.name.getText() === 'phase') add(node.initializer);
        if (
          (ts.isParameter(node) || ts.isVariableDeclaration(node)) &&
          node.name.getText() === 'phase'
        ) {
          add(node.initializer);
        }
        if (ts.isCallExpression(node) && TAKES_PHASE.test(node.expression.getText())) {
          for (const argument of node.arguments) add(argument);
        }
        ts.forEachChild(node, visit);
      };
      visit(tree);
      return found;
    });
}

/** The text of a literal, numbers for what a template fills in; undefined for other expressions. */
function exampleOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.templateSpans.reduce(
    (text, { literal }) => `${text}3${literal.text}`,
    node.head.text,
  );
}

const phases = findPhases();

it('finds the phases of the source', () => {
  const texts = phases.map(({ text }) => text);
  expect(texts).toEqual(expect.arrayContaining(['counting words', 'reading', 'epoch 3 of 3']));
  expect(phases.length).toBeGreaterThan(15);
});

it.each(phases)('$text ($place) has a Korean text', ({ text }) => {
  // What changes may be all that a template adds to a name: `lstm: epoch 2`.
  if (text.startsWith('3: 3')) return;
  expect(translatePhase(text, 'ko')).toMatch(/[가-힣]/);
  expect(translatePhase(text, 'en')).toBe(text);
});

it('translates a phase within another, and leaves those of others alone', () => {
  expect(translatePhase('lstm: epoch 2 of 5', 'ko')).toBe('lstm: 에폭 2/5');
  expect(translatePhase('counting words, pass 1 of 2', 'ko')).toBe('단어 세는 중, 2번 중 1번째');
  expect(translatePhase('my own work', 'ko')).toBe('my own work');
});

it.each(['documents', 'words', 'characters', 'tokens', 'steps', 'nonzeros', 'units'])(
  'the unit of progress %s is a term',
  (unit) => expect(isTerm(unit)).toBe(true),
);
