import { describe, expect, it } from 'vitest';
import { LOOK_MS } from './state/typing-run.ts';
import { idOf } from './testing/fixtures.ts';
import { headless } from './testing/headless.ts';

/** An agent at a console without a screen, who sees what is open only after `LOOK_MS` without a key. */
function sit() {
  const { app, agent, now, pass } = headless();
  /** What the agent believes to be open, and since when nothing has hidden the truth from them. */
  let believes: string | undefined;
  let openedAt = Number.NEGATIVE_INFINITY;
  let keyAt = Number.NEGATIVE_INFINITY;
  /** For whom each key was meant, by the box it went into. */
  const meant = new Map<string, string[]>();
  const believed = (open: string) => {
    if (now() - keyAt >= LOOK_MS) believes = open;
    keyAt = now();
    believes ??= open;
    return believes;
  };
  return {
    agent,
    app,
    pass,
    open(index: number) {
      if (idOf(index + 1) === app.state.open.peek()) return;
      app.intents.open(idOf(index + 1));
      openedAt = now();
    },
    key() {
      const open = app.state.open.peek();
      if (!open) return;
      meant.set(open, [...(meant.get(open) ?? []), believed(open)]);
      const text = app.state.writing.draft(open, 'public');
      app.intents.write(open, 'public', `${text}x`);
    },
    /** Presses Enter; returns for whom the last word and the press were meant, and how long it was open, where something went. */
    enter() {
      const open = app.state.open.peek();
      if (!open) return undefined;
      const here = believed(open);
      if (!app.intents.say(open, 'public')) return undefined;
      const last = meant.get(open)?.at(-1);
      meant.delete(open);
      return { to: open, word: last, press: here, openFor: now() - openedAt };
    },
    asked: () => app.state.question.peek() !== undefined,
    /** Looks at what was asked: from then on the words in the box are seen. */
    back() {
      const open = app.state.open.peek();
      if (!open) return;
      app.intents.goBack();
      meant.set(open, (meant.get(open) ?? []).fill(open));
      believes = open;
      openedAt = keyAt = Number.NEGATIVE_INFINITY;
    },
  };
}

describe('[CW1] whatever opens conversations while the agent types', () => {
  it('no message goes to a shopper for whom its last word was not typed, nor the Enter pressed', () => {
    let went = 0;
    let asked = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const random = randomOf(seed);
      const desk = sit();
      desk.open(0);
      desk.pass(LOOK_MS);
      for (let step = 0; step < 60; step++) {
        desk.pass(Math.floor(random() ** 3 * 2_000));
        const dice = random();
        if (desk.asked()) desk.back();
        else if (dice < 0.2) desk.open(Math.floor(random() * 3));
        else if (dice < 0.8) desk.key();
        else {
          const sent = desk.enter();
          if (!sent) asked += Number(desk.asked());
          else {
            went += 1;
            const { to, openFor } = sent;
            expect(sent, `seed ${seed}, step ${step}`).toEqual({ to, word: to, press: to, openFor });
            expect(openFor).toBeGreaterThanOrEqual(LOOK_MS);
          }
        }
      }
      desk.app.stop();
    }
    expect(went).toBeGreaterThan(500);
    expect(asked).toBeGreaterThan(200);
  });
});

describe('[CW1] the question', () => {
  const hurried = () => {
    const desk = sit();
    desk.open(0);
    desk.pass(LOOK_MS);
    desk.key();
    desk.open(1);
    desk.key();
    desk.enter();
    return desk;
  };

  it('is not answered by pressing Enter again', () => {
    const desk = hurried();
    desk.pass(10 * LOOK_MS);
    expect(desk.asked()).toBe(true);
    expect(desk.enter()).toBeUndefined();
    expect(desk.agent.calls.of('send')).toHaveLength(0);
  });

  it('sends when the agent says so, and only once', () => {
    const { app, agent } = hurried();
    expect(app.intents.sayAnyway()).toBe(true);
    expect(app.intents.sayAnyway()).toBe(false);
    expect(agent.calls.of('send').map(({ args }) => args)).toEqual([[idOf(2), 'x']]);
  });

  it('goes when the agent goes on typing', () => {
    const desk = hurried();
    desk.pass(LOOK_MS);
    desk.key();
    expect(desk.asked()).toBe(false);
  });
});

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
