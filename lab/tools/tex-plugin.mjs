// Turns tex`…` into MathML while building, by Temml: no TeX and no Temml reach the page.
import temml from 'temml';

const TEMPLATE = /\btex`((?:[^`\\]|\\[\s\S])*)`/g;

/** A Vite plugin for the macro `tex`. */
export function texPlugin() {
  return {
    name: 'tex',
    enforce: 'pre',
    transform(code, id) {
      if (!/\.tsx?$/.test(id) || !code.includes('tex`')) return null;
      return {
        code: code.replace(TEMPLATE, (_, source) => JSON.stringify(toMathMl(source))),
        map: null,
      };
    },
  };
}

/** Stands between two equations of a line. */
const BETWEEN_EQUATIONS = ' \\qquad ';

/**
 * MathML of a formula; of several equations where `\qquad` parts them, so that a narrow line breaks there. `\class{…}`
 * may stand in it, an error is thrown, and no inline style is left.
 */
export function toMathMl(source) {
  return source.split(BETWEEN_EQUATIONS).map(toEquation).join('');
}

function toEquation(source) {
  const math = temml.renderToString(source, { trust: true, throwOnError: true });
  return math.replace(/ style="[^"]*"/g, '');
}
