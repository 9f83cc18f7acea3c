import typescript from 'typescript';

/**
 * The JavaScript of a TypeScript module.
 * @param {string} text
 * @returns {string}
 */
export function stripTypes(text) {
  return typescript.transpileModule(text, {
    compilerOptions: {
      module: typescript.ModuleKind.ESNext,
      target: typescript.ScriptTarget.ES2022,
      verbatimModuleSyntax: true,
    },
  }).outputText;
}
