/**
 * A formula in TeX. The build turns it into MathML (`tools/tex-plugin.mjs`), so that no TeX reaches the page.
 * `\class{sym-h}{h}` ties a symbol to everything of the class `sym-h` in the picture.
 */
declare function tex(source: TemplateStringsArray): string;
