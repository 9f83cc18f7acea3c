/** Lights everything that shares a symbol's class while the pointer is on it: formula and picture explain each other. */
export function lightSymbols(page: Document): void {
  let lit: string | undefined;
  page.addEventListener('pointerover', (event) => {
    const symbol = (event.target as Element).closest?.('[class*="sym-"]');
    const name = Array.from(symbol?.classList ?? []).find((one) => one.startsWith('sym-'));
    if (name === lit) return;
    for (const element of page.querySelectorAll('.lit')) element.classList.remove('lit');
    lit = name;
    if (name === undefined) return;
    for (const element of page.getElementsByClassName(name)) element.classList.add('lit');
  });
}
