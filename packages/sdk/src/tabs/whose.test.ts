import { describe, expect, it } from 'vitest';
import { RIVAL_MS } from '../limits.ts';
import { memoryDevice } from '../testing/rig.ts';
import { idOf } from './gone.ts';
import { AGREE_MS, createWhose } from './whose.ts';

const secretOf = (letter: string) => letter.repeat(43);
const [MINE, OTHER, NEXT] = ['A', 'B', 'C'].map(secretOf) as [string, string, string];
const WHO = { type: 'who', term: 0, fresh: true } as const;

/** A tab that leads a line with `MINE`, which it has written down itself. */
function leader(kept = MINE) {
  const device = memoryDevice();
  const at = { now: 0, again: undefined as number | undefined };
  const put = (token: string) => device.write(JSON.stringify({ token }));
  put(kept);
  let mine: string | undefined = MINE;
  const whose = createWhose({
    device,
    written: () => ({ token: MINE, at: 7_000 }),
    secrets: () => ({ mine, theirs: undefined }),
    leads: () => mine !== undefined,
    now: () => at.now,
    again: (ms) => {
      at.again = ms;
    },
  });
  const line = (secret: string | undefined) => {
    mine = secret;
  };
  return { whose, device, at, put, line };
}

describe('secrets that tabs make at once', () => {
  it('[OB15] another secret on the device right after one’s own is of a tab that began at once', () => {
    const { whose, at, put } = leader();
    whose.sign(WHO, 'me');
    expect([whose.look(), whose.hasRivals]).toEqual([undefined, false]);
    expect(at.again).toBeLessThan(RIVAL_MS);
    at.now = RIVAL_MS / 2;
    put(OTHER);
    // It counts from here on.
    expect([whose.look(), whose.hasRivals]).toEqual(['other', true]);
    // That tab writes it again, with every press of its own.
    at.now = 60_000;
    put(MINE);
    whose.look();
    put(OTHER);
    expect(whose.look()).toBeUndefined();
  });

  it('[TB11] another secret later on is of whoever came after the person had left', () => {
    const { whose, at, put } = leader();
    whose.look();
    at.now = RIVAL_MS + 1;
    put(OTHER);
    expect(whose.look()).toBe('left');
  });

  it('[TB11] a device that remembers nobody any more says that the person has left', () => {
    const { whose, device } = leader();
    whose.look();
    device.clear();
    expect(whose.look()).toBe('left');
  });

  it('[OB15] a secret that this tab spoke for before its line was open is the same person’s', () => {
    const { whose, at, put, line } = leader(OTHER);
    line(undefined);
    expect(whose.sign(WHO, 'me').person).toBe(idOf(OTHER));
    line(MINE);
    put(MINE);
    whose.sign(WHO, 'me');
    whose.look();
    at.now = 60_000;
    put(OTHER);
    expect(whose.look()).toBeUndefined();
    put(NEXT);
    expect(whose.look()).toBe('left');
  });

  it('[TB11] a secret that the device remembers later on, before the line is open, may be the next one’s', () => {
    const { whose, at, put, line } = leader();
    line(undefined);
    whose.sign(WHO, 'me');
    at.now = 60_000;
    put(OTHER);
    whose.sign(WHO, 'me');
    line(MINE);
    put(MINE);
    whose.look();
    at.now = 120_000;
    put(OTHER);
    expect(whose.look()).toBe('left');
  });

  it('[OB15] what one tab knows of it the others hear', () => {
    const knows = leader();
    knows.whose.look();
    knows.put(OTHER);
    knows.whose.look();
    const letter = knows.whose.sign(WHO, 'them');
    const hears = leader();
    hears.whose.sign(WHO, 'me');
    hears.whose.look();
    hears.whose.learn(letter);
    hears.at.now = 60_000;
    hears.put(OTHER);
    expect(hears.whose.look()).toBeUndefined();
  });

  it('[TB11] nobody is taken for the same person by the word of a tab that speaks for somebody else', () => {
    const { whose, at, put } = leader();
    whose.sign(WHO, 'me');
    whose.look();
    whose.learn({ ...WHO, from: 'them', person: 'somebody else', same: [String(idOf(OTHER))], gone: [] });
    at.now = 60_000;
    put(OTHER);
    expect(whose.look()).toBe('left');
  });

  it('[TB13] a page that was put away before tabs had agreed goes by what the others came to, and its words are kept', () => {
    const { whose, device, at } = leader();
    const put = (token: string, since: number) => device.write(JSON.stringify({ token, at: since }));
    put(MINE, 7_000);
    whose.look();
    whose.away();
    put(OTHER, 7_000 + RIVAL_MS);
    at.now = 60_000;
    expect([whose.back(), whose.look(), whose.isAgreed()]).toEqual([false, undefined, false]);
    at.now += AGREE_MS;
    expect([whose.look(), whose.hasRivals]).toEqual(['other', true]);
  });

  it('[TB13] the same for a page that was frozen without a sign', () => {
    const { whose, device, at } = leader();
    const put = (token: string, since: number) => device.write(JSON.stringify({ token, at: since }));
    put(MINE, 7_000);
    whose.look();
    at.now = 60_000;
    put(OTHER, 7_001);
    expect([whose.isAgreed(), whose.look()]).toEqual([false, 'other']);
  });

  it('[TB11] a page that comes back to a device that remembers a younger secret, or none, is a former person’s', () => {
    for (const next of [
      JSON.stringify({ token: OTHER, at: 7_001 + RIVAL_MS }),
      JSON.stringify({ token: OTHER }),
      undefined,
    ]) {
      const { whose, device } = leader();
      device.write(JSON.stringify({ token: MINE, at: 7_000 }));
      whose.away();
      device.value = next;
      expect(whose.back()).toBe(true);
    }
  });

  it('[TB11] whoever leaves leaves under all of them', () => {
    const { whose, put } = leader();
    whose.sign(WHO, 'me');
    whose.look();
    put(OTHER);
    whose.look();
    put(MINE);
    expect(whose.hear([String(idOf(OTHER))])).toBe(true);
    whose.leave();
    expect(whose.sign(WHO, 'me').gone).toEqual([idOf(OTHER), idOf(MINE)]);
  });
});
