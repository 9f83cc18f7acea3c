/** Upper ends of the histogram of seconds, from those of a cached word to those of a long text. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** A count that only rises, for each combination of its labels' values. */
class Counter {
  readonly #labels: readonly string[];
  readonly #counts = new Map<string, number>();

  /** @param labels their names, such as `route` */
  constructor(labels: readonly string[]) {
    this.#labels = labels;
  }

  add(values: readonly string[], amount = 1): void {
    const key = values.join(BETWEEN_VALUES);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + amount);
  }

  lines(name: string): string[] {
    return Array.from(
      this.#counts,
      ([key, count]) => `${name}${braces(formatLabels(this.#labels, key))} ${count}`,
    );
  }
}

/** How many durations were at most so long, for each value of a label. */
class Histogram {
  readonly #label: string;
  readonly #series = new Map<string, { counts: number[]; sum: number; total: number }>();

  constructor(label: string) {
    this.#label = label;
  }

  observe(value: string, seconds: number): void {
    let series = this.#series.get(value);
    if (series === undefined) {
      series = { counts: SECONDS.map(() => 0), sum: 0, total: 0 };
      this.#series.set(value, series);
    }
    const bucket = SECONDS.findIndex((end) => seconds <= end);
    if (bucket >= 0) series.counts[bucket] += 1;
    series.sum += seconds;
    series.total += 1;
  }

  lines(name: string): string[] {
    return Array.from(this.#series).flatMap(([value, { counts, sum, total }]) => {
      const labels = formatLabels([this.#label], value);
      let below = 0;
      const bucket = (end: string, count: number): string =>
        `${name}_bucket${braces([labels, `le="${end}"`].filter(Boolean).join(','))} ${count}`;
      const buckets = SECONDS.map((end, i) => {
        below += counts[i];
        return bucket(String(end), below);
      });
      return [
        ...buckets,
        bucket('+Inf', total),
        `${name}_sum${braces(labels)} ${sum}`,
        `${name}_count${braces(labels)} ${total}`,
      ];
    });
  }
}

/** What is measured when the metrics are asked for. */
export interface Gauges {
  readonly inFlight: number;
  readonly models: number;
  readonly workers: number;
  readonly reloads: { readonly done: number; readonly failed: number };
}

/** What a server counts, in the text format of Prometheus. */
export class Metrics {
  readonly #requests = new Counter(['route', 'status']);
  readonly #seconds = new Histogram('route');
  readonly #inputs = new Counter(['model', 'route']);
  readonly #pieces = new Counter(['model', 'route']);
  readonly #started = Date.now() / 1000;

  /** Counts a request that was answered. */
  answered(route: string, status: number, seconds: number): void {
    this.#requests.add([route, String(status)]);
    this.#seconds.observe(route, seconds);
  }

  /** Counts the inputs of a request that was computed. */
  computed(model: string, route: string, inputs: number): void {
    this.#inputs.add([model, route], inputs);
  }

  /** Counts a part of an answer that was streamed: a piece of a text, or the result of an input. */
  streamed(model: string, route: string, event: 'piece' | 'result'): void {
    if (event === 'result') this.computed(model, route, 1);
    else this.#pieces.add([model, route]);
  }

  /** Writes all metrics. */
  format({ inFlight, models, workers, reloads }: Gauges): string {
    const { rss, heapUsed, external } = process.memoryUsage();
    return [
      ...describe('malmoi_requests_total', 'counter', 'Requests that were answered.'),
      ...this.#requests.lines('malmoi_requests_total'),
      ...describe('malmoi_request_seconds', 'histogram', 'Seconds from request to answer.'),
      ...this.#seconds.lines('malmoi_request_seconds'),
      ...describe('malmoi_inputs_total', 'counter', 'Texts and other inputs that were computed.'),
      ...this.#inputs.lines('malmoi_inputs_total'),
      ...describe('malmoi_pieces_total', 'counter', 'Pieces of texts that were streamed.'),
      ...this.#pieces.lines('malmoi_pieces_total'),
      ...describe('malmoi_reloads_total', 'counter', 'Changed model files, by what came of them.'),
      `malmoi_reloads_total{result="done"} ${reloads.done}`,
      `malmoi_reloads_total{result="failed"} ${reloads.failed}`,
      ...gauge('malmoi_requests_in_flight', 'Requests that are computed or wait.', inFlight),
      ...gauge('malmoi_models', 'Models that are served.', models),
      ...gauge('malmoi_workers', 'Threads that compute.', workers),
      ...gauge('process_resident_memory_bytes', 'Resident memory, threads too.', rss),
      ...gauge('malmoi_heap_bytes', 'Heap of the serving thread.', heapUsed),
      ...gauge('malmoi_external_bytes', 'Buffers of the serving thread.', external),
      ...gauge('process_start_time_seconds', 'When the server began, in Unix time.', this.#started),
      '',
    ].join('\n');
  }
}

function gauge(name: string, help: string, value: number): string[] {
  return [...describe(name, 'gauge', help), `${name} ${value}`];
}

function describe(name: string, type: string, help: string): string[] {
  return [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
}

/** What parts the values of labels in the key of their count: no name has it. */
const BETWEEN_VALUES = '\0';

/** Writes labels as Prometheus does. They are counted by their bare values, since each request counts some. */
function formatLabels(names: readonly string[], key: string): string {
  return key
    .split(BETWEEN_VALUES)
    .map((value, i) => `${names[i]}="${value.replace(/[\\"\n]/g, escapeCharacter)}"`)
    .join(',');
}

function escapeCharacter(character: string): string {
  return character === '\n' ? '\\n' : `\\${character}`;
}

function braces(labels: string): string {
  return labels === '' ? '' : `{${labels}}`;
}
