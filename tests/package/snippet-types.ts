import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import typescript from 'typescript';

const root = join(import.meta.dirname, '../..');

/** The TypeScript of a page: what begins with an import, with the snippets after it that go on from there. */
function programsOf(page: string): { line: number; code: string }[] {
  const text = readFileSync(join(root, page), 'utf8');
  const programs: { line: number; code: string }[] = [];
  for (const { index, 1: code = '' } of text.matchAll(/^```ts\n(.*?)^```/gms)) {
    const line = text.slice(0, index).split('\n').length;
    const last = programs.at(-1);
    if (/^import /m.test(code) || last === undefined) programs.push({ line, code });
    // Lines keep their distance, so that an error's line is that of the page.
    else last.code += '\n'.repeat(line - last.line - last.code.split('\n').length + 1) + code;
  }
  return programs;
}

/** The pages that have TypeScript in them. */
export function pagesWithSnippets(): string[] {
  const docs = readdirSync(join(root, 'docs')).map((name) => `docs/${name}`);
  return ['README.md', 'README.ko.md', ...docs].filter(
    (page) => page.endsWith('.md') && programsOf(page).length > 0,
  );
}

/** Checks the snippets of pages as strictly as the source; gives `page:line: what is wrong`. */
export function checkSnippets(pages: readonly string[]): string[] {
  return checkPrograms(
    pages.flatMap((page) => programsOf(page).map(({ line, code }) => ({ page, line, code }))),
  );
}

/** Checks programs that stand on pages as strictly as the source; gives `page:line: what is wrong`. */
export function checkPrograms(
  programs: readonly { page: string; line: number; code: string }[],
): string[] {
  const configFile = typescript.readConfigFile(
    join(root, 'tsconfig.json'),
    typescript.sys.readFile,
  );
  const { options } = typescript.parseJsonConfigFileContent(
    configFile.config,
    typescript.sys,
    root,
    { noUnusedLocals: false, noUnusedParameters: false },
  );
  const files = new Map<string, { page: string; line: number; code: string }>();
  for (const { page, line, code } of programs) {
    files.set(join(root, `${page}.${line}.ts`), { page, line, code: `${code}\nexport {};` });
  }
  const host = typescript.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (path) => files.get(path)?.code ?? readFile.call(host, path);
  host.fileExists = (path) => files.has(path) || fileExists.call(host, path);
  const program = typescript.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([path, { page, line }]) => {
    const source = program.getSourceFile(path);
    return [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ].map(({ start = 0, messageText }) => {
      const within = source?.getLineAndCharacterOfPosition(start).line ?? 0;
      return `${page}:${line + within + 1}: ${typescript.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  });
}
