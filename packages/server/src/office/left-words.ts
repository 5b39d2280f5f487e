import { agentMayRead, type Conversation, lastWords } from '@shopbell/domain';
import type { ConversationId, DeskEvent, PublicEvent } from '@shopbell/protocol';
import { maskedStart } from '../app/masked.ts';
import type { Session } from '../auth/types.ts';
import type { OfficeDeps } from './deps.ts';

/** Looked up at once. */
export const LEFT_WORDS_MAX = 50;
/** Events of a conversation that are read for the words it begins with, and for the files that came with them. */
const BEGINNING = 50;
/** Newest events at the desk among which it is looked for why a message was given up. */
const END = 30;

/** What a list says of a left message beside its row. */
export interface LeftWords {
  conversation: ConversationId;
  /** The words it begins with, on one line and masked; absent where there are none any more. */
  first?: string;
  /** Files among its first events. */
  files: number;
  /** Who gave it up and why; the words are empty where they were erased. */
  gaveUp?: { name: string; text: string };
}

type Said = Extract<PublicEvent, { kind: 'message' }>;

const isSaid = (event: PublicEvent): event is Said => event.kind === 'message' && event.by.role === 'shopper';

/** The words of the first message that has some, as they read now. */
function firstOf(events: readonly PublicEvent[]): string | undefined {
  const first = events.filter(isSaid).find(({ text }) => text.trim() !== '');
  if (!first) return undefined;
  const edit = events.findLast((one) => one.kind === 'edited' && one.of === first.seq);
  return maskedStart(lastWords(edit?.kind === 'edited' ? edit.text : first.text));
}

function gaveUpIn(desk: readonly DeskEvent[]): LeftWords['gaveUp'] {
  const event = desk.findLast(({ kind }) => kind === 'gave_up');
  return event?.kind === 'gave_up' && event.by.role === 'agent' ? { name: event.by.name, text: event.text } : undefined;
}

/** Reads them; who may not read a conversation is told nothing of it. */
export function createLeftWords({ store }: Pick<OfficeDeps, 'store'>) {
  async function wordsOf({ site, id, left, deskSeq }: Conversation): Promise<LeftWords> {
    const [said, desk] = await Promise.all([
      store.readPublic(site, id, { after: 0, limit: BEGINNING }),
      left?.gaveUpAt === undefined
        ? undefined
        : store.readDesk(site, id, { after: Math.max(0, deskSeq - END), limit: END }),
    ]);
    const first = firstOf(said.events);
    const gaveUp = gaveUpIn(desk?.events ?? []);
    return {
      conversation: id,
      ...(first === undefined ? {} : { first }),
      files: said.events.filter((event) => isSaid(event) && event.file !== undefined).length,
      ...(gaveUp ? { gaveUp } : {}),
    };
  }
  return async ({ self: { id, duty, site } }: Session, of: readonly ConversationId[]): Promise<LeftWords[]> => {
    const asked = [...new Set(of)].slice(0, LEFT_WORDS_MAX);
    const found = await Promise.all(asked.map((one) => store.conversation(site.id, one)));
    const theirs = found.flatMap((one) => (one?.left && agentMayRead(one, id, duty) ? [one] : []));
    return Promise.all(theirs.map(wordsOf));
  };
}
