import { expect, test } from 'vitest';
import { missed } from './goals.ts';
import type { Row } from './report.ts';

const row = (over: Partial<Row>): Row => ({
  server: 'shopbell',
  scenario: 'agents-20',
  cpuSecondsPer100k: 1,
  ratioToFloor: 1.3,
  ratioToSocketIo: 0.4,
  p50Ms: 3.2,
  p99Ms: 9,
  lost: 0,
  duplicates: 0,
  gaps: 0,
  ...over,
});
const memory = { server: 'shopbell', connections: 1, rssMb: 1, kbPerConnection: 1, ratioToFloor: 1.5 } as const;
const floor = row({ server: 'ws floor', scenario: 'open-2000', p50Ms: 0.2 });

test('a goal that is just met is not missed, nor what another server does', () => {
  const met = [row({}), row({ scenario: 'one-to-one', ratioToFloor: 1.6 }), floor, row({ scenario: 'open-2000' })];
  expect(missed({ rows: met, memory: [memory] })).toEqual([]);
  const peer = row({ server: 'socket.io + sqlite', ratioToFloor: 3, ratioToSocketIo: 1 });
  expect(missed({ rows: [peer], memory: [{ ...memory, server: 'ws floor', ratioToFloor: 9 }] })).toEqual([]);
});

test('each missed goal has a sentence with both figures', () => {
  expect(
    missed({
      rows: [row({ ratioToFloor: 1.31, ratioToSocketIo: 0.41 }), floor, row({ scenario: 'open-2000', p50Ms: 3.3 })],
      memory: [{ ...memory, ratioToFloor: 1.51 }],
    }),
  ).toEqual([
    'agents-20, CPU ÷ floor: 1.31, and the goal is 1.3.',
    'agents-20, CPU ÷ Socket.IO: 0.41, and the goal is 0.4.',
    'open-2000, ms of p50 over the floor: 3.1, and the goal is 3.',
    'memory a connection ÷ floor: 1.51, and the goal is 1.5.',
  ]);
});
