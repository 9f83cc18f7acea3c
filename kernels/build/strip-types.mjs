/**
 * Node 20 does not read TypeScript: gives the JavaScript of a file.
 * @param {string} text
 * @param {'ESNext' | 'CommonJS'} module
 */
export async function stripTypes(text, module) {
  const { default: typescript } = await import('typescript');
  const { outputText } = typescript.transpileModule(text, {
    compilerOptions: {
      module: typescript.ModuleKind[module],
      target: typescript.ScriptTarget.ES2022,
    },
  });
  return outputText;
}
