import type { PublicEvent } from '@shopbell/protocol';
import { describe, expect, it } from 'vitest';
import { eachSeed } from '../testing/walk.ts';
import { fold } from './fold.ts';

const by = { role: 'agent', id: '01kah0t3vq8m2r5x9zaa', name: 'Mei' } as const;
const said = (seq: number, text: string): PublicEvent => ({ kind: 'message', seq, at: seq, by, text, cid: `c${seq}` });
const edited = (seq: number, of: number, text: string): PublicEvent => ({ kind: 'edited', seq, at: seq, by, of, text });
const recalled = (seq: number, of: number): PublicEvent => ({ kind: 'recalled', seq, at: seq, by, of });
const brief = (events: readonly PublicEvent[]) =>
  fold(events).map((event) => [event.seq, event.kind, 'text' in event ? event.text : undefined, event.editedAt]);

describe('what people read', () => {
  it('[TL8] a message has the words of its newest edit, and the time of it', () => {
    expect(brief([said(1, 'one'), edited(2, 1, 'eins'), said(3, 'three'), edited(4, 1, 'uno')])).toEqual([
      [1, 'message', 'uno', 4],
      [2, 'edited', 'eins', undefined],
      [3, 'message', 'three', undefined],
      [4, 'edited', 'uno', undefined],
    ]);
  });

  it('[TL8] of a message that was taken back nothing is left but its place, nor of its edits', () => {
    const folded = fold([said(1, 'one'), edited(2, 1, 'eins'), recalled(3, 1), edited(4, 1, 'uno')]);
    expect(JSON.stringify(folded)).not.toMatch(/one|eins|uno/);
    expect(folded).toMatchObject([
      { kind: 'erased', seq: 1, cid: 'c1', was: 'message', why: 'recalled', by },
      { kind: 'erased', seq: 2, was: 'edited', why: 'recalled' },
      { kind: 'recalled', seq: 3 },
      { kind: 'erased', seq: 4 },
    ]);
  });

  it('[TL8] before a line that says so nothing has words any more, and behind it everything has', () => {
    const wiped: PublicEvent = { kind: 'wiped', seq: 5, at: 5, by: { role: 'system' } };
    const folded = fold([
      said(1, 'one'),
      edited(2, 1, 'eins'),
      said(3, 'three'),
      recalled(4, 3),
      wiped,
      said(6, 'six'),
    ]);
    expect(JSON.stringify(folded)).not.toMatch(/one|eins|three/);
    expect(folded).toMatchObject([
      { kind: 'erased', seq: 1, cid: 'c1', was: 'message', why: 'erased', by },
      { kind: 'erased', seq: 2, was: 'edited', why: 'erased' },
      { kind: 'erased', seq: 3, was: 'message', why: 'recalled' },
      { kind: 'recalled', seq: 4 },
      { kind: 'wiped', seq: 5 },
      { kind: 'message', seq: 6, text: 'six' },
    ]);
  });

  it('gives the same object for a message as long as its edit is the same', () => {
    const log = [said(1, 'one'), edited(2, 1, 'eins')];
    const first = fold(log)[0];
    expect(fold([...log, said(3, 'three')])[0]).toBe(first);
    expect(fold([...log, edited(3, 1, 'uno')])[0]).toMatchObject({ text: 'uno', editedAt: 3 });
  });

  it('[TL8] an edit or a recall that is loaded before its message waits for it', () => {
    const tail = [edited(5, 2, 'two!'), recalled(6, 3)];
    expect(brief(tail)).toEqual([
      [5, 'edited', 'two!', undefined],
      [6, 'recalled', undefined, undefined],
    ]);
    expect(brief([said(2, 'two'), said(3, 'three'), said(4, 'four'), ...tail]).slice(0, 3)).toEqual([
      [2, 'message', 'two!', 5],
      [3, 'erased', undefined, undefined],
      [4, 'message', 'four', undefined],
    ]);
  });

  it('gives the same for the same list', () => {
    const events = [said(1, 'one'), edited(2, 1, 'eins')];
    expect(fold(events)).toBe(fold(events));
  });

  it('[TL8] pages in any cut read as the whole does', () =>
    eachSeed(100, ({ number }) => {
      const log: PublicEvent[] = [];
      for (let seq = 1; seq <= 30; seq++) {
        const of = 1 + Math.floor(number() * (seq - 1));
        const dice = number();
        const isMessage = log[of - 1]?.kind === 'message';
        log.push(
          dice < 0.6 || !isMessage
            ? said(seq, `m${seq}`)
            : dice < 0.85
              ? edited(seq, of, `e${seq}`)
              : recalled(seq, of),
        );
      }
      const whole = fold(log);
      const from = Math.floor(number() * 30);
      const tail = log.slice(from);
      fold(tail);
      expect(fold([...log.slice(0, from), ...tail])).toEqual(whole);
      const gone = new Set(log.flatMap((event) => (event.kind === 'recalled' ? event.of : [])));
      for (const event of whole) if (gone.has(event.seq)) expect(event).not.toHaveProperty('text');
    }));
});
