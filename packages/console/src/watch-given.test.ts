import { signal } from '@preact/signals';
import type { PromiseLine } from '@shopbell/protocol';
import type { AgentSelf, AgentView } from '@shopbell/sdk/agent';
import { fakeAgent } from '@shopbell/sdk/testing';
import { expect, test } from 'vitest';
import type { Move } from './state/moves.ts';
import { partsOfView } from './state/parts.ts';
import { COLLEAGUE, idOf, rowOf, SELF } from './testing/fixtures.ts';
import { watchGiven } from './watch-given.ts';

const LI: AgentSelf = { ...SELF, id: COLLEAGUE.id, name: COLLEAGUE.name };
const BO = { id: idOf(902), name: 'Bo' };

const given = (n: number, { id, name }: AgentSelf): AgentView['promises'][number] => {
  const owner = { id, name };
  const promise: PromiseLine = { id: idOf(50 + n), what: 'gift', owner, givenBy: BO, at: 0, dueAt: 1, text: '' };
  return rowOf(n, { promises: [promise] });
};

/** A page of a browser that keeps so much. */
function open(kept: Map<string, string>) {
  const view = signal(fakeAgent().view);
  const self = signal<AgentSelf | undefined>();
  const moves = signal<readonly Move[]>([]);
  const store = {
    get: (key: string) => kept.get(key) ?? null,
    set: (key: string, value: string) => void kept.set(key, value),
  };
  const stop = watchGiven(
    { self, part: partsOfView(view), moves },
    { store: { ...store, listen: () => () => undefined } },
  );
  return {
    stop,
    /** Sits down with these promises, and is told of so many. */
    told(who: AgentSelf, ...promises: AgentView['promises']) {
      moves.value = [];
      self.value = undefined;
      view.value = { ...view.value, connection: 'online', promises };
      self.value = who;
      return moves.value.map(({ conversation }) => conversation);
    },
    /** These are owed from now on; gives what is still told. */
    owed(...promises: AgentView['promises']) {
      view.value = { ...view.value, promises };
      return moves.value.map(({ conversation }) => conversation);
    },
  };
}

test('[PR7] a promise that was given is told once to each who sits at this machine, also over a reload', () => {
  const kept = new Map<string, string>();
  const mine = given(1, SELF);
  const theirs = given(2, LI);
  for (const news of [true, false]) {
    const page = open(kept);
    expect(page.told(SELF, mine)).toEqual(news ? [idOf(1)] : []);
    expect(page.told(LI, theirs)).toEqual(news ? [idOf(2)] : []);
    expect(page.told(SELF, mine)).toEqual([]);
    page.stop();
  }
  // What went and comes back is news to whom it comes, and to nobody else.
  const page = open(kept);
  expect([page.told(SELF), page.told(SELF, mine), page.told(LI, theirs)]).toEqual([[], [idOf(1)], []]);
  page.stop();
});

test('[PR7] the line about it goes when the promise is kept', () => {
  const page = open(new Map());
  expect(page.told(SELF, given(1, SELF), given(2, SELF))).toEqual([idOf(1), idOf(2)]);
  expect(page.owed(given(2, SELF))).toEqual([idOf(2)]);
  page.stop();
});
