import { Counter, type Registry } from 'prom-client';

/** What every metric is told. */
interface About {
  name: string;
  help: string;
}

/**
 * Counts by one label of a closed set, in plain numbers: a frame costs an addition, and Prometheus gets the sums when it
 * asks.
 */
export function createCounts(registry: Registry, about: About, label: string): (value: string, by?: number) => void {
  const sums = new Map<string, { count: number }>();
  new Counter({
    ...about,
    labelNames: [label],
    registers: [registry],
    collect() {
      this.reset();
      for (const [value, { count }] of sums) this.inc({ [label]: value }, count);
    },
  });
  return (value, by = 1) => {
    const sum = sums.get(value);
    if (sum) sum.count += by;
    else sums.set(value, { count: by });
  };
}

/** Numbers sorted into buckets. */
export interface Buckets {
  observe(value: number): void;
  /** The histogram in Prometheus text. */
  text(): string;
}

/** A histogram in plain numbers. `bounds` are the upper ones, ascending. */
export function createBuckets({ name, help }: About, bounds: readonly number[]): Buckets {
  const counts = new Float64Array(bounds.length);
  let [count, sum] = [0, 0];
  return {
    observe(value) {
      count += 1;
      sum += value;
      let at = 0;
      while (at < bounds.length && value > (bounds[at] ?? 0)) at += 1;
      if (at < bounds.length) counts[at] = (counts[at] ?? 0) + 1;
    },
    text() {
      let upTo = 0;
      const buckets = bounds.map((bound, i) => {
        upTo += counts[i] ?? 0;
        return `${name}_bucket{le="${bound}"} ${upTo}\n`;
      });
      return `# HELP ${name} ${help}
# TYPE ${name} histogram
${buckets.join('')}${name}_bucket{le="+Inf"} ${count}
${name}_sum ${sum}
${name}_count ${count}
`;
    },
  };
}
