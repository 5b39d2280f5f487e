import type { ConversationId } from '@shopbell/protocol';
import { call } from '../api/call.ts';
import { fields, isText } from '../api/read.ts';
import type { Refused } from '../api/shapes.ts';
import { type Context, refusalOf } from './context.ts';

/** What became of one of several. */
export type Told = (conversation: ConversationId, refused: Refused | undefined) => void;

/** What is done about left messages, beside taking and answering one. */
export interface LeftIntents {
  /** It will not be answered; the words are for colleagues. */
  giveUp(conversation: ConversationId, why: string): Promise<Refused | undefined>;
  /** Another one of the same shopper's is answered in this one too. */
  merge(conversation: ConversationId, from: ConversationId): Promise<Refused | undefined>;
  /** What the shopper left in a field; the site's log says who looked. */
  reveal(conversation: ConversationId, field: 'email' | 'phone'): Promise<string | Refused>;
  /** Claims several, one after the other. What keeps one from being claimed keeps the others only where it is about the agent. */
  claim(conversations: readonly ConversationId[], told: Told): Promise<void>;
  /** Gives several back to where they came from; the words are for whoever takes one next. */
  giveBack(conversations: readonly ConversationId[], note: string, told: Told): Promise<void>;
}

/** Refusals that the next one would meet as well. */
const OF_ALL: readonly string[] = ['at_limit', 'off_duty', 'offline', 'signed_out'];

async function done(work: Promise<unknown>): Promise<Refused | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    const { code, path, retryAfterMs } = refusalOf(error);
    return { code, path, retryAfterMs };
  }
}

const toText = (value: unknown): string | undefined => {
  const { text } = fields(value) ?? {};
  return isText(text) ? text : undefined;
};

export function createLeftIntents({ agent, env, state }: Context): LeftIntents {
  async function each(
    conversations: readonly ConversationId[],
    work: (conversation: ConversationId) => Promise<unknown>,
    told: Told,
  ): Promise<void> {
    let stopped: Refused | undefined;
    for (const conversation of conversations) {
      const stays = state.lists.release(conversation);
      const refused: Refused | undefined = stopped ?? (await done(work(conversation)));
      if (refused) stays();
      if (refused && OF_ALL.includes(refused.code)) stopped = refused;
      told(conversation, refused);
    }
  }
  return {
    giveUp: (conversation, why) => done(agent.giveUp(conversation, why)),
    merge: (conversation, from) => done(agent.merge(conversation, from)),
    async reveal(conversation, field) {
      const answer = await call(env.request, toText, 'POST', `conversations/${conversation}/contact/reveal`, { field });
      return answer.ok ? answer.value : answer.refused;
    },
    claim: (conversations, told) => each(conversations, (one) => agent.take(one), told),
    giveBack: (conversations, note, told) =>
      each(conversations, (one) => agent.giveBack(one, { reason: 'other', note }), told),
  };
}
