import type { Thread } from '@shopbell/sdk';
import { expect, test } from 'vitest';
import { newlySaid } from './announce.ts';

const said = (seq: number, by: object, text: string) => ({ kind: 'message', seq, at: seq, by, text });

test('reads out what others said, not what the system says for who is away, nor one’s own words', () => {
  const thread = {
    events: [
      said(2, { role: 'shopper', id: 's1' }, 'Hello?'),
      said(3, { role: 'system' }, 'Back at ten'),
      said(4, { role: 'agent', id: 'a1', name: 'Li Na' }, 'Here I am'),
      said(5, { role: 'agent', id: 'a2', name: 'Wang Wei' }, 'So am I'),
    ],
  } as unknown as Thread;
  expect(newlySaid(thread, 1, 'a1')).toEqual([
    { seq: 2, by: '', text: 'Hello?' },
    { seq: 5, by: 'Wang Wei', text: 'So am I' },
  ]);
});
