/** Steps of shading from paper to the full color. */
export const SHADES = 10;

/**
 * The class that shades a cell: `plus-4`, `minus-10`, none for 0. Classes and not styles, because the page's content
 * security policy allows no inline style.
 * @param amount −1 to 1; zero is the paper
 */
export function shadeClass(amount: number): string {
  const step = Math.min(SHADES, Math.ceil(Math.abs(amount) * SHADES - 1e-9));
  if (step === 0 || Number.isNaN(amount)) return '';
  return `${amount > 0 ? 'plus' : 'minus'}-${step}`;
}
