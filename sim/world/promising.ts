import type { Agent } from '../../packages/sdk/src/agent-types.ts';
import type { PromiseSettlement } from '../../packages/sdk/src/desk-types.ts';
import type { Dice } from './dice.ts';
import type { Wish } from './page.ts';
import { AGENTS } from './server.ts';

type Settle = (words: () => string, due: () => number, to: string) => PromiseSettlement;

/** How often an agent promises something, or says what became of a promise, instead of anything else. */
const PROMISING = 0.5;
/** How many promises are made, not settled, where there are some. */
const MADE = 0.4;
/** When it is due, in ms from now: a few are due before they are sent. */
const DUE_MS = [-2_000, 20_000] as const;

const KINDS = ['call_back', 'gift', 'refund', 'other'] as const;
/** What may become of one, with words, another due time and a colleague. */
const SETTLEMENTS: readonly [Settle, ...Settle[]] = [
  () => ({ outcome: 'kept' }),
  (words) => ({ outcome: 'given_up', text: words() }),
  (words, due) => ({ outcome: 'moved', dueAt: due(), text: words() }),
  () => ({ outcome: 'taken' }),
  (words, _, to) => ({ outcome: 'given', to, text: words() }),
];
const LEFT: Readonly<Record<PromiseSettlement['outcome'], string>> = {
  kept: 'promise_kept',
  given_up: 'promise_given_up',
  moved: 'promise_moved',
  taken: 'promise_taken',
  given: 'promise_given',
};

export interface PromisingOptions {
  readonly agent: Agent;
  /** Dice of its own: what is rolled here moves nothing else. */
  readonly dice: Dice;
  readonly name: string;
  /** True epoch ms. */
  now(): number;
  wish(what: Wish, ask: () => Promise<{ cid: string }>): void;
}

/** What agents owe shoppers: noted, kept, given up, moved, taken over; by who may and by who may not. True when something was done. */
export function createPromising({ agent, dice, name, now, wish }: PromisingOptions): () => boolean {
  let count = 0;
  // Words nobody else says: a press is known again by them.
  const words = () => `${name} promises ${++count} ${dice.int(1e9)}`;
  const due = () => Math.floor(now() + dice.between(...DUE_MS));

  function promise(): boolean {
    const { threads, mine } = agent.view;
    const conversation = dice.hit(0.8) ? dice.pick(mine)?.conversation : dice.pick([...threads.keys()]);
    if (conversation === undefined) return false;
    const text = words();
    const dueAt = due();
    const what = dice.pick(KINDS);
    wish({ deed: 'promise', conversation, text, dueAt }, () => agent.promise(conversation, { what, dueAt, text }));
    return true;
  }

  function settle(): boolean {
    const row = dice.pick(agent.view.promises);
    const open = row && dice.pick(row.promises ?? []);
    if (!open) return false;
    const { conversation } = row;
    const to = dice.pick(Object.values(AGENTS))?.id ?? '';
    const settlement = dice.pick(SETTLEMENTS)(words, due, to);
    const { outcome, ...said } = settlement;
    const about = { kind: LEFT[outcome], owes: open.id, isOverdue: open.dueAt < now() };
    wish({ deed: 'settle_promise', conversation, ...said, ...about }, () =>
      agent.settlePromise(conversation, open.id, settlement),
    );
    return true;
  }

  return () => dice.hit(PROMISING) && (dice.hit(MADE) ? promise() || settle() : settle() || promise());
}
