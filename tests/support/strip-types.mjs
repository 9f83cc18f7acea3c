import typescript from 'typescript';

/**
 * The JavaScript of a TypeScript module.
 * @param {string} text
 * @returns {string}
 */
export function stripTypes(text) {
  return typescript.transpileModule(text, {
    // The compiler's own default, module.ts, would be taken for a file of ours that has this name.
    fileName: 'stripped-text.ts',
    compilerOptions: {
      module: typescript.ModuleKind.ESNext,
      target: typescript.ScriptTarget.ES2022,
      verbatimModuleSyntax: true,
    },
  }).outputText;
}
