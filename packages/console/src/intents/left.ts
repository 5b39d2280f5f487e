import type { ConversationId } from '@shopbell/protocol';
import { call } from '../api/call.ts';
import { fields, isText } from '../api/read.ts';
import type { Refused } from '../api/shapes.ts';
import { type Context, refusalOf } from './context.ts';

/** What is done about a left message, beside taking and answering it. */
export interface LeftIntents {
  /** It will not be answered; the words are for colleagues. */
  giveUp(conversation: ConversationId, why: string): Promise<Refused | undefined>;
  /** Another one of the same shopper's is answered in this one too. */
  merge(conversation: ConversationId, from: ConversationId): Promise<Refused | undefined>;
  /** What the shopper left in a field; the site's log says who looked. */
  reveal(conversation: ConversationId, field: 'email' | 'phone'): Promise<string | Refused>;
}

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

export const createLeftIntents = ({ agent, env }: Context): LeftIntents => ({
  giveUp: (conversation, why) => done(agent.giveUp(conversation, why)),
  merge: (conversation, from) => done(agent.merge(conversation, from)),
  async reveal(conversation, field) {
    const answer = await call(env.request, toText, 'POST', `conversations/${conversation}/contact/reveal`, { field });
    return answer.ok ? answer.value : answer.refused;
  },
});
