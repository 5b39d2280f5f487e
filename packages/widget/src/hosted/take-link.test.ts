import { describe, expect, it } from 'vitest';
import { type Answered, type LinkPage, takeLink } from './take-link.ts';

const NAME = 'Zm9vYmFy';
const CODE = `${'x'.repeat(35)}${NAME}`;

/** A browser that keeps what it is told, and a relay that binds a link to the secret that came with it first. */
function browser({ keeps = true, spent = false } = {}) {
  const kept = new Map<string, string>();
  const relay = {
    usedBy: spent ? 'somebody else' : (undefined as string | undefined),
    asked: 0,
    lines: [] as ('cut' | 'deaf')[],
  };
  let secrets = 0;
  const refuse = (): never => {
    throw new Error('SecurityError');
  };
  const state = {
    kept,
    relay,
    told: [] as string[],
    stands: '',
    hash: '',
    reloads: 0,
    again: undefined as undefined | (() => Promise<void>),
  };
  /** Opens the page at this, as a browser does. */
  async function open(hash: string): Promise<void> {
    Object.assign(state, { told: [], stands: '', hash, reloads: 0, again: undefined });
    const page: LinkPage = {
      hash,
      kept: {
        read: (name) => (keeps ? (kept.get(name) ?? null) : refuse()),
        write: (name, value) => (keeps ? void kept.set(name, value) : refuse()),
        clear: (name) => (keeps ? void kept.delete(name) : refuse()),
      },
      now: () => 5,
      newToken: () => `secret ${++secrets}`,
      async ask(link, token): Promise<Answered> {
        relay.asked += 1;
        expect(link).toBe(CODE);
        const line = relay.lines.shift();
        if (line === 'cut') throw new TypeError('Failed to fetch');
        relay.usedBy ??= token;
        if (line === 'deaf') return 'lost';
        return relay.usedBy === token ? 'taken' : 'used';
      },
      address: (next) => {
        state.hash = next;
      },
      stand: (name) => {
        state.stands = name;
      },
      reload: () => {
        state.reloads += 1;
      },
      async tell(trouble, again) {
        state.told.push(trouble);
        state.again = again;
      },
    };
    await takeLink(page);
  }
  return Object.assign(state, { open });
}

describe('the link of a letter', () => {
  it('[AL1] is exchanged once for a secret of this device, and leads to the same talk from then on', async () => {
    const here = browser();
    await here.open(`#answer=${CODE}`);
    expect([here.reloads, here.hash, here.told]).toEqual([1, `#talk=${NAME}`, []]);
    expect(JSON.parse(here.kept.get(NAME) ?? '')).toEqual({ token: here.relay.usedBy, at: 5 });
    for (const hash of [`#talk=${NAME}`, `#answer=${CODE}`]) {
      await here.open(hash);
      expect([here.stands, here.hash, here.told, here.reloads]).toEqual([NAME, `#talk=${NAME}`, [], 0]);
    }
    expect(here.relay.asked).toBe(1);
  });

  it('[AL1] is gone from the address before anybody is asked', async () => {
    const here = browser();
    here.relay.lines = ['cut'];
    await here.open(`#answer=${CODE}`);
    expect(here.hash).toBe('');
  });

  it('[AL2] that was used elsewhere says so, and the chat is the one that was here before', async () => {
    const here = browser({ spent: true });
    await here.open(`#answer=${CODE}`);
    expect([here.told, here.again, here.stands, here.kept.size]).toEqual([['used'], undefined, '', 0]);
  });

  it('[AL2] that was cut or grew on its way is none, and is gone from the address too', async () => {
    const here = browser();
    for (const hash of ['#answer=', `#answer=${CODE.slice(1)}`, `#answer=${CODE}x`]) {
      await here.open(hash);
      expect([here.told, here.stands, here.hash, here.relay.asked]).toEqual([['invalid'], '', '', 0]);
    }
  });

  it('[AL2] says that a talk is not kept here any more', async () => {
    const here = browser();
    await here.open(`#talk=${NAME}`);
    expect([here.told, here.stands, here.hash, here.relay.asked]).toEqual([['gone'], '', '', 0]);
  });

  it.each(['cut', 'deaf'] as const)(
    '[AL3] is still good where the line was %s: by a press, or by the letter once more',
    async (line) => {
      const here = browser();
      here.relay.lines = [line, line];
      await here.open(`#answer=${CODE}`);
      expect([here.told, here.stands, here.reloads]).toEqual([['lost'], '', 0]);
      await here.again?.();
      expect(here.told).toEqual(['lost', 'lost']);
      await here.again?.();
      expect([here.reloads, here.hash]).toEqual([1, `#talk=${NAME}`]);

      const later = browser();
      later.relay.lines = [line];
      await later.open(`#answer=${CODE}`);
      await later.open(`#answer=${CODE}`);
      expect([later.told, later.reloads, later.hash]).toEqual([[], 1, `#talk=${NAME}`]);
    },
  );

  it('[AL3] stays good for another browser where this one keeps nothing', async () => {
    const here = browser({ keeps: false });
    await here.open(`#answer=${CODE}`);
    expect([here.told, here.relay.usedBy, here.stands, here.hash]).toEqual([['unkept'], undefined, '', '']);
  });

  it('[AL1] passes over what is no link, and takes what is kept of none for nothing', async () => {
    const here = browser();
    for (const hash of ['', '#top', '#talk=short']) {
      await here.open(hash);
      expect([here.hash, here.told, here.stands, here.relay.asked]).toEqual([hash, [], '', 0]);
    }
    for (const odd of ['{', 'null', '{"token":1}']) {
      here.kept.set(NAME, odd);
      here.relay.usedBy = undefined;
      await here.open(`#answer=${CODE}`);
      expect([here.reloads, here.told]).toEqual([1, []]);
    }
  });
});
