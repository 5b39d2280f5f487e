import { DOWN, UP } from '@shopbell/protocol';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Metrics, MetricsPage } from '../ports/metrics.ts';
import { createBuckets, createCounts } from './counts.ts';

const known = (types: ReadonlySet<string>, type: string): string => (types.has(type) ? type : 'unknown');
const UP_TYPES: ReadonlySet<string> = new Set(Object.keys(UP));
const DOWN_TYPES: ReadonlySet<string> = new Set(Object.keys(DOWN));

/** Counts in a registry of its own. `processMetrics` (default true) adds memory, event-loop and GC figures of the process. */
export function createMetrics({ processMetrics = true }: { processMetrics?: boolean } = {}): Metrics & MetricsPage {
  const registry = new Registry();
  if (processMetrics) collectDefaultMetrics({ register: registry });

  const sockets = new Gauge({
    name: 'shopbell_sockets',
    help: 'Greeted connections that are open.',
    labelNames: ['role'],
    registers: [registry],
  });
  const framesIn = createCounts(
    registry,
    { name: 'shopbell_frames_in_total', help: 'Frames that came from clients.' },
    'type',
  );
  const framesOut = createCounts(
    registry,
    { name: 'shopbell_frames_out_total', help: 'Frames that went to clients.' },
    'type',
  );
  const commits = new Counter({
    name: 'shopbell_commits_total',
    help: 'Durable commits of the store; one may carry many requests.',
    registers: [registry],
  });
  const groupSize = createBuckets(
    { name: 'shopbell_commit_group_size', help: 'Requests in one durable commit.' },
    [1, 2, 5, 10, 20, 50, 100, 200, 500],
  );
  const ackSeconds = createBuckets(
    { name: 'shopbell_ack_seconds', help: 'Time from the arrival of a durable request to its ack.' },
    [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10],
  );
  const walPages = new Gauge({
    name: 'shopbell_wal_pages',
    help: "Length of the store's WAL in pages of 4 KiB, at the last look.",
    registers: [registry],
  });
  let lag = () => ({ rows: 0, ms: 0 });
  new Gauge({
    name: 'shopbell_search_lag_rows',
    help: 'Rows of the log that are stored and not in the index of the search so far.',
    registers: [registry],
    collect() {
      this.set(lag().rows);
    },
  });
  new Gauge({
    name: 'shopbell_search_lag_seconds',
    help: 'How long the oldest of them has been stored.',
    registers: [registry],
    collect() {
      this.set(lag().ms / 1000);
    },
  });
  let outgoing = async () => ({ waiting: 0, dead: 0 });
  new Gauge({
    name: 'shopbell_outgoing',
    help: 'What waits to go out to webhooks and by mail, and what was tried in vain for three days.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const { waiting, dead } = await outgoing();
      this.set({ state: 'waiting' }, waiting);
      this.set({ state: 'dead' }, dead);
    },
  });
  let pollLines = () => 0;
  new Gauge({
    name: 'shopbell_poll_lines',
    help: 'Connections that go over HTTP requests because no WebSocket gets through.',
    registers: [registry],
    collect() {
      this.set(pollLines());
    },
  });
  const problems = createCounts(
    registry,
    { name: 'shopbell_problems_total', help: 'Refusals, by their code.' },
    'code',
  );
  for (const role of ['shopper', 'agent']) sockets.set({ role }, 0);

  return {
    sockets: (role, change) => sockets.inc({ role }, change),
    frameIn: (type) => framesIn(known(UP_TYPES, type)),
    frameOut: (type, count = 1) => framesOut(known(DOWN_TYPES, type), count),
    committed(size) {
      commits.inc();
      groupSize.observe(size);
    },
    acked: (latencyMs) => ackSeconds.observe(latencyMs / 1000),
    walPages: (pages) => walPages.set(pages),
    searchLag(of) {
      lag = of;
    },
    outgoing(of) {
      outgoing = of;
    },
    pollLines(of) {
      pollLines = of;
    },
    problem: (code) => problems(code),
    contentType: registry.contentType,
    render: async () => `${await registry.metrics()}\n${groupSize.text()}\n${ackSeconds.text()}`,
  };
}
