import { expect, it } from 'vitest';
import { START, sentOf, step, type UploadEvent, type UploadState } from './machine.ts';

const FILE = { id: 'f', name: 'a.png', type: 'image/png', bytes: 9 } as const;
const KB = 1024;

const run = (bytes: number, ...events: UploadEvent[]) => {
  let state: UploadState = START;
  const effects: unknown[] = [];
  for (const event of events) {
    const [next, effect] = step(state, event, bytes);
    state = next;
    if (effect) effects.push(effect);
  }
  return { state, effects };
};

it('[UP1] sends in parts that grow while they get through, then finishes', () => {
  const { state, effects } = run(
    300 * KB,
    { type: 'announced', id: 'f' },
    { type: 'stands', offset: 64 * KB },
    { type: 'stands', offset: 192 * KB },
    { type: 'stands', offset: 300 * KB },
    { type: 'finished', file: FILE },
  );
  expect(effects).toEqual([
    { do: 'send', id: 'f', from: 0, to: 64 * KB },
    { do: 'send', id: 'f', from: 64 * KB, to: 192 * KB },
    { do: 'send', id: 'f', from: 192 * KB, to: 300 * KB },
    { do: 'finish', id: 'f' },
  ]);
  expect(state).toEqual({ at: 'ready', file: FILE });
});

it('[UP1] asks after a lost part where the upload stands, and goes on there with smaller ones', () => {
  const { effects } = run(
    100 * KB,
    { type: 'announced', id: 'f' },
    { type: 'lost' },
    { type: 'due' },
    { type: 'stands', offset: 5 },
  );
  expect(effects.slice(1)).toEqual([
    { do: 'wait', ms: 500 },
    { do: 'look', id: 'f' },
    { do: 'send', id: 'f', from: 5, to: 5 + 32 * KB },
  ]);
});

it('[UP1] goes where the relay says, and not for ever', () => {
  const wrong = { type: 'refused', problem: 'wrong_offset', offset: 7 } as const;
  expect(run(100, { type: 'announced', id: 'f' }, wrong).effects.at(-1)).toEqual({
    do: 'send',
    id: 'f',
    from: 7,
    to: 100,
  });
  const { state } = run(100, { type: 'announced', id: 'f' }, ...Array<typeof wrong>(12).fill(wrong));
  expect(state).toMatchObject({ at: 'failed', problem: 'wrong_offset' });
});

it('[UP1] waits longer each time, as long as the relay says at least, and 15 s at most', () => {
  let state: UploadState = START;
  const waits: number[] = [];
  for (let n = 0; n < 8; n++) {
    const [waiting, effect] = step(state, n === 1 ? { type: 'lost', afterMs: 4000 } : { type: 'lost' }, 9);
    if (effect?.do === 'wait') waits.push(effect.ms);
    [state] = step(waiting, { type: 'due' }, 9);
  }
  expect(waits).toEqual([500, 4000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
});

it('[UP2] fails by name, and begins anew when it is tried again', () => {
  const { state, effects } = run(9, { type: 'refused', problem: 'quota_reached' }, { type: 'retry' });
  expect(effects).toEqual([{ do: 'announce' }]);
  expect(state).toEqual(START);
  expect(run(9, { type: 'announced', id: 'f' }, { type: 'refused', problem: 'file_unknown' }).state).toMatchObject({
    at: 'failed',
    problem: 'file_unknown',
  });
});

it.each<[string, UploadEvent[]]>([
  ['while it is announced, when its name comes', [{ type: 'cancel' }, { type: 'announced', id: 'f' }]],
  ['on its way', [{ type: 'announced', id: 'f' }, { type: 'cancel' }]],
  ['while it waits', [{ type: 'announced', id: 'f' }, { type: 'lost' }, { type: 'cancel' }]],
  ['while it is cleaned', [{ type: 'announced', id: 'f' }, { type: 'stands', offset: 9 }, { type: 'cancel' }]],
  [
    'when it is ready',
    [
      { type: 'announced', id: 'f' },
      { type: 'stands', offset: 9 },
      { type: 'finished', file: FILE },
      { type: 'cancel' },
    ],
  ],
])('[UP3] is taken back at the relay when it is cancelled %s', (_, events) => {
  const { state, effects } = run(9, ...events);
  expect([state.at, effects.at(-1)]).toEqual(['cancelled', { do: 'remove', id: 'f' }]);
});

it('[UP2] has an answer for every event in every state, and never more sent than there is', () => {
  const events: UploadEvent[] = [
    { type: 'announced', id: 'f' },
    { type: 'stands', offset: 4 },
    { type: 'stands', offset: 9 },
    { type: 'finished', file: FILE },
    { type: 'lost' },
    { type: 'refused', problem: 'file_broken' },
    { type: 'refused', problem: 'wrong_offset', offset: 2 },
    { type: 'refused', problem: 'file_finished', offset: 9 },
    { type: 'due' },
    { type: 'retry' },
    { type: 'cancel' },
  ];
  const seen = new Map<string, UploadState>([['', START]]);
  for (const state of seen.values()) {
    for (const event of events) {
      const [next] = step(state, event, 9);
      expect(sentOf(next, 9)).toBeLessThanOrEqual(9);
      const key = JSON.stringify(next);
      if (seen.size < 3000 && !seen.has(key)) seen.set(key, next);
    }
  }
  expect(new Set([...seen.values()].map(({ at }) => at)).size).toBe(8);
});
