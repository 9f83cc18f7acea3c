import { batch, type Signal, signal } from '@preact/signals';
import { type Fields, parseState, printState, type Values } from './address.ts';
import { isDamaged, PACKED, packParameters, unpackParameters } from './long-address.ts';

/** A chapter's state: a signal a field, and one door to change several at once. */
export interface State<F extends Fields> {
  readonly fields: F;
  /** A signal for each field. */
  readonly signals: { readonly [K in keyof F]: Signal<Values<F>[K]> };
  /** The values now. */
  read(): Values<F>;
  /** Changes some values at once. */
  patch(values: Partial<Values<F>>): void;
}

/** Makes a state with every field at its default. */
export function createState<F extends Fields>(fields: F): State<F> {
  const entries = Object.entries(fields).map(([name, field]) => [name, signal(field.default)]);
  const signals = Object.fromEntries(entries) as State<F>['signals'];
  return {
    fields,
    signals,
    read: () =>
      Object.fromEntries(
        Object.keys(fields).map((name) => [name, signals[name]?.value]),
      ) as Values<F>,
    patch: (values) =>
      batch(() => {
        for (const [name, value] of Object.entries(values)) {
          const target = signals[name];
          if (target !== undefined) target.value = value;
        }
      }),
  };
}

/** How long the state must rest before the address follows: browsers refuse more than 100 changes in 30 s. */
const REST_MS = 400;

/**
 * Keeps the address and a state together: takes the address's values now, and writes changes back. A change that
 * follows a rest makes an entry of the history, so that the browser's Back undoes it.
 * @returns the names of what the address said and could not be read
 */
export async function followAddress<F extends Fields>(
  state: State<F>,
  onChange: (listener: () => void) => void,
): Promise<readonly string[]> {
  const given = await unpackParameters(location.search);
  const { values, faults } = parseState(state.fields, given);
  state.patch(values);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let fromHistory = false;
  addEventListener('popstate', async () => {
    fromHistory = true;
    state.patch(parseState(state.fields, await unpackParameters(location.search)).values);
  });
  onChange(() => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const search = await packParameters(printState(state.fields, state.read()));
      const kept = otherParameters(state.fields);
      const query = [search, kept].filter(Boolean).join('&');
      const address = `${location.pathname}${query === '' ? '' : `?${query}`}${location.hash}`;
      if (address !== `${location.pathname}${location.search}${location.hash}` && !fromHistory) {
        history.pushState(null, '', address);
      }
      fromHistory = false;
    }, REST_MS);
  });
  return isDamaged(given) ? [...faults, PACKED] : faults;
}

/** What the address holds beside the state: `embed`, `hide`, `lock`. */
function otherParameters(fields: Fields): string {
  const given = new URLSearchParams(location.search);
  for (const name of [...Object.keys(fields), PACKED]) given.delete(name);
  return given.toString();
}
