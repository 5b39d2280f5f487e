import type { ReceptionStep } from '@shopbell/domain';
import type { ConversationId } from '@shopbell/protocol';
import { type Answer, call, callAgain } from '../api/call.ts';
import { type Counts, type ReplyFields, toCounts, toReplies, type Whose } from '../api/replies.ts';
import { type Refused, toNothing } from '../api/shapes.ts';
import type { Context } from './context.ts';

type Done = Promise<Refused | undefined>;
/** What is done about ready replies. */
export interface ReadyIntents {
  /** Fetches them anew; nothing comes over the line when they are as they were. */
  load(): Promise<void>;
  /** Chosen in the box: it counts for what is offered first. */
  used(reply: string): void;
  /** The step of a conversation, by hand; undefined: as it is found. */
  setStep(conversation: ConversationId, step: ReceptionStep | undefined): void;
  add(whose: Whose, reply: ReplyFields, before?: string): Done;
  set(whose: Whose, id: string, reply: ReplyFields): Done;
  remove(whose: Whose, id: string): Done;
  /** Before another one, or behind all. */
  move(whose: Whose, id: string, before: string | undefined): Done;
  /** What a table would bring. */
  look(whose: Whose, table: Blob): Promise<Answer<Counts>>;
  bring(whose: Whose, table: Blob): Promise<Answer<Counts>>;
}

const PATHS: Readonly<Record<Whose, string>> = { site: 'replies', own: 'own-replies' };

/** The same file under the one type that the server takes: browsers call it as they like. */
const asTable = (file: Blob): Blob => file.slice(0, file.size, 'text/csv');

export function createReadyIntents({ state, env }: Context): ReadyIntents {
  const { ready } = state;
  let loading: { seat: number; done: Promise<void> } | undefined;
  let again = false;

  async function fetchThem(): Promise<void> {
    const here = ready.replies.peek().is === 'here';
    const answer = await callAgain(env.request, toReplies, 'replies', here ? ready.tag : undefined);
    if (!answer.ok) {
      if (ready.replies.peek().is !== 'here') ready.replies.value = { is: 'failed', refused: answer.refused };
      return;
    }
    if (answer.value === undefined) return;
    ready.tag = answer.value.tag;
    ready.replies.value = { is: 'here', value: answer.value.value };
  }

  /** One at a time; what is asked for meanwhile is fetched after it, once. */
  function load(): Promise<void> {
    const { seat } = state;
    // What an earlier seat asked for never comes.
    if (loading?.seat !== seat) loading = undefined;
    again = loading !== undefined;
    loading ??= {
      seat,
      done: fetchThem().then(() => {
        loading = undefined;
        return again ? load() : undefined;
      }),
    };
    return loading.done;
  }

  /** Done, and the list as it is afterwards. A refusal too may mean that what is on the page is old. */
  async function change(method: 'POST' | 'DELETE', path: string, body?: object): Done {
    const answer = await call(env.request, toNothing, method, path, body);
    await load();
    return answer.ok ? undefined : answer.refused;
  }

  return {
    load,
    used: (reply) => ready.countUse(reply),
    setStep: (conversation, step) => ready.choose(conversation, step),
    add: (whose, reply, before) => change('POST', PATHS[whose], { ...reply, ...(before ? { before } : {}) }),
    set: (whose, id, reply) => change('POST', `${PATHS[whose]}/${id}`, { ...reply }),
    remove: (whose, id) => change('DELETE', `${PATHS[whose]}/${id}`),
    move: (whose, id, before) => change('POST', `${PATHS[whose]}/${id}/place`, before ? { before } : {}),
    look: (whose, table) => call(env.request, toCounts, 'POST', `${PATHS[whose]}/import?look=yes`, asTable(table)),
    async bring(whose, table) {
      const answer = await call(env.request, toCounts, 'POST', `${PATHS[whose]}/import`, asTable(table));
      await load();
      return answer;
    },
  };
}
