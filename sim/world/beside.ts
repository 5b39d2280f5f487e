import type { Agent } from '../../packages/sdk/src/agent-types.ts';
import type { Dice } from './dice.ts';
import type { Wish } from './page.ts';

/** How often an agent does something beside a colleague, where there is something to do, instead of anything else. */
const BESIDE = 0.2;

/**
 * What agents do beside each other: ask in, join, say no, talk there, leave, whisper; by who may and by who may not. Its dice are its
 * own, so that what is rolled here moves nothing else.
 */
export function createBeside(
  agent: Agent,
  dice: Dice,
  name: string,
  wish: (what: Wish, ask: () => Promise<{ cid: string }>) => void,
): () => boolean {
  let count = 0;
  // Words nobody else says: a press is known again by them.
  const words = () => `${name} beside ${++count} ${dice.int(1e9)}`;

  /** What a colleague has, by the threads that are here. */
  function theirs() {
    const { threads, self } = agent.view;
    return [...threads.values()].flatMap(({ conversation, state, events }) => {
      const last = events.findLast((event) => event.kind === 'assigned');
      return state === 'active' && last?.kind === 'assigned' && last.agent.id !== self?.id
        ? [{ conversation, to: last.agent.id }]
        : [];
    });
  }

  function invite(): void {
    const { mine, colleagues, self } = agent.view;
    const own = dice.pick(mine);
    const to = dice.pick(colleagues.filter(({ id }) => id !== self?.id || dice.hit(0.1)));
    if (!own || !to) return;
    const { conversation } = own;
    const text = words();
    wish({ deed: 'invite', conversation, text }, () => agent.invite(conversation, to.id, text));
  }

  /** What is there to do now; somebody does one of it. */
  function wishes(): (() => void)[] {
    const { company, self } = agent.view;
    const isIn = (people: readonly { id: string }[] | undefined) => !!people?.some(({ id }) => id === self?.id);
    const others = theirs().map(({ conversation, to }) => () => {
      const text = words();
      if (dice.hit(0.6)) wish({ deed: 'join', conversation }, () => agent.join(conversation));
      else wish({ deed: 'whisper', conversation, text }, () => agent.whisper(conversation, to, text));
    });
    const beside = company.map(({ conversation, guests }) => () => {
      const text = words();
      if (!isIn(guests)) {
        if (dice.hit(0.25)) wish({ deed: 'decline', conversation }, () => agent.decline(conversation));
        else wish({ deed: 'join', conversation }, () => agent.join(conversation));
      } else if (dice.hit(0.3)) wish({ deed: 'part', conversation }, () => agent.part(conversation));
      else wish({ deed: 'say', conversation, text }, () => agent.send(conversation, text));
    });
    return [...(agent.view.mine.length > 0 ? [invite] : []), ...others, ...beside];
  }

  return () => {
    if (!dice.hit(BESIDE)) return false;
    const one = dice.pick(wishes());
    one?.();
    return one !== undefined;
  };
}
