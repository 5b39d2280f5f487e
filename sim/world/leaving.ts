import type { Agent } from '../../packages/sdk/src/agent-types.ts';
import type { Chat } from '../../packages/sdk/src/chat-types.ts';
import type { Leaves } from '../history.ts';
import type { Dice } from './dice.ts';
import type { Wish } from './page.ts';

/** How often a shopper leaves a message, or rates, instead of anything else. */
const LEAVING = 0.3;
/** How many of those are ratings, where somebody was asked for one. */
const RATING = 0.6;
/** How many leave where they can be reached, and of which order it is. */
const REACHED = 0.8;
const OF_ORDER = 0.3;
/** How often an agent sees to what was left, or asks for a rating, instead of anything else. */
const SEEING = 0.4;
/** How many left messages that an agent has are given up, unanswered. */
const GIVEN_UP = 0.15;

export interface LeavingOptions {
  readonly chat: Chat;
  /** Dice of its own: what is rolled here moves nothing else. */
  readonly dice: Dice;
  readonly name: string;
  /** Words nobody said before. */
  words(): string;
  /** Both are verbs of the part that is loaded later. */
  verb(what: Wish, ask: () => Promise<{ cid: string }>): void;
}

/** What shoppers leave for later, and what they say of what was said with them. True when something was done. */
export function createLeaving({ chat, dice, name, words, verb }: LeavingOptions): () => boolean {
  let count = 0;

  function leave(): void {
    const text = words();
    count += 1;
    const leaves: Leaves = {
      ...(dice.hit(REACHED) ? { email: `${name.replaceAll(' ', '-')}-${count}-${dice.int(1e9)}@example.com` } : {}),
      ...(dice.hit(OF_ORDER) ? { order: `order ${count} ${dice.int(1e9)}` } : {}),
    };
    const { email, order } = leaves;
    const contact = email === undefined ? {} : { email };
    const { conversation } = chat.view.thread ?? {};
    verb({ deed: 'say', conversation, text, leaves }, () => chat.leaveMessage({ text, contact, order }));
  }

  function rate(conversation: string): void {
    const text = words();
    const stars = dice.pick([1, 2, 3, 4, 5] as const);
    verb({ deed: 'rate', conversation, text, stars }, () => chat.rate({ stars, text, conversation }));
  }

  return () => {
    if (!dice.hit(LEAVING)) return false;
    const asked = chat.view.threads.filter(({ events }) => events.some(({ kind }) => kind === 'rating_asked'));
    const about = dice.hit(RATING) ? dice.pick(asked) : undefined;
    if (about) rate(about.conversation);
    else leave();
    return true;
  };
}

export interface SeeingOptions {
  readonly agent: Agent;
  readonly dice: Dice;
  readonly name: string;
  wish(what: Wish, ask: () => Promise<{ cid: string }>): void;
}

/** What agents do about it: take what was left, give it up, ask for a rating, end what was answered; by who may and by who may not. */
export function createSeeing({ agent, dice, name, wish }: SeeingOptions): () => boolean {
  let count = 0;

  function giveUp(conversation: string): void {
    const text = `${name} gives up ${++count} ${dice.int(1e9)}`;
    wish({ deed: 'give_up', conversation, text }, () => agent.giveUp(conversation, text));
  }

  return () => {
    if (!dice.hit(SEEING)) return false;
    const { left, mine, threads } = agent.view;
    const row = dice.pick(left);
    if (row && dice.hit(0.5)) {
      const { conversation } = row;
      if (dice.hit(GIVEN_UP)) giveUp(conversation);
      else wish({ deed: 'take', conversation, isLeft: true }, () => agent.take(conversation));
      return true;
    }
    const own = dice.pick(mine.map(({ conversation }) => threads.get(conversation)).filter((thread) => !!thread));
    const hasAnswered = own?.events.some(({ kind, by }) => kind === 'message' && by.role === 'agent');
    if (own && hasAnswered && dice.hit(0.8)) {
      const { conversation } = own;
      if (dice.hit(0.4)) wish({ deed: 'close', conversation }, () => agent.close(conversation));
      else wish({ deed: 'ask_rating', conversation }, () => agent.askRating(conversation));
      return true;
    }
    const conversation = dice.pick([...threads.keys()]);
    if (conversation === undefined || dice.hit(0.7)) return false;
    if (dice.hit(GIVEN_UP)) giveUp(conversation);
    else wish({ deed: 'ask_rating', conversation }, () => agent.askRating(conversation));
    return true;
  };
}
