import { type AgentName, append, atTheDesk, decide, open, publicly } from '../../packages/domain/src/index.ts';
import { createIds } from '../../packages/server/src/ids.ts';
import type { Store } from '../../packages/server/src/ports/store.ts';
import { cidOf } from '../load/cid.ts';
import { numbers, sentence, type Vocabulary } from './corpus.ts';

/** Messages of a conversation; one in ten is a note of the desk's. */
export const MESSAGES = 50;
/** Conversations that are written at the same time. */
const AT_ONCE = 64;
/** Two conversations begin so far apart, ms. */
const APART_MS = 20_000;

export const START = Date.UTC(2026, 0, 1);

export interface Filling {
  store: Store;
  site: string;
  agents: readonly AgentName[];
  groups: readonly string[];
  words: Vocabulary;
  seed: number;
}

/** Gives a site conversations with `messages` messages and notes, each with an agent; nine in ten are closed. Returns their ids. */
export async function fill({ store, site, agents, groups, words, seed }: Filling, messages: number): Promise<string[]> {
  const random = numbers(seed);
  const ids = createIds();
  const made: string[] = [];

  const one = async (index: number): Promise<void> => {
    const at = START + index * APART_MS;
    const [id, participant, matter] = [ids(at), ids(at), ids(at)];
    const by = { role: 'shopper', id: participant } as const;
    const has = agents[index % agents.length] ?? { id: ids(at), name: 'nobody' };
    const agent = { role: 'agent', ...has } as const;
    const texts = Array.from({ length: MESSAGES }, () => sentence(words, random));
    made.push(id);
    await store.commit(site, [], () => {
      const cid = (n: number) => cidOf(index, n, at);
      const group = groups[index % groups.length];
      const opened = open(
        {
          id,
          site,
          participant,
          case: { opens: matter },
          by,
          cid: cid(0),
          text: texts[0] ?? '',
          ...(group ? { group } : {}),
        },
        at,
      );
      const begun = append(opened.blank, opened.events, at);
      const taken = decide(begun.conversation, { do: 'take', by: agent, cid: cid(99), hasRoom: true, mayPick: true });
      if (!('events' in taken)) throw new Error('a conversation could not be taken');
      const held = append(begun.conversation, taken.events, at);
      const said = append(
        held.conversation,
        texts
          .slice(1)
          .map((text, i) =>
            i % 10 === 9
              ? atTheDesk({ kind: 'note', by: agent, cid: cid(i + 1), text })
              : publicly({ kind: 'message', by: i % 2 ? by : agent, cid: cid(i + 1), text }),
          ),
        at + APART_MS,
      );
      const end =
        index % 10 === 0
          ? undefined
          : append(said.conversation, [publicly({ kind: 'closed', by: agent })], at + APART_MS);
      return {
        changes: [
          {
            put: 'conversation',
            conversation: (end ?? said).conversation,
            log: [...begun.log, ...held.log, ...said.log, ...(end?.log ?? [])],
          },
        ],
        result: undefined,
      };
    });
  };

  const conversations = Math.ceil(messages / MESSAGES);
  for (let from = 0; from < conversations; from += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, conversations - from) }, (_, i) => one(from + i)));
  }
  return made;
}
