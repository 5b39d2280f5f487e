import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import type { AgentView } from '@shopbell/sdk/agent';
import type { Shopper } from '../text/shopper.ts';
import type { Part } from './gather.ts';
import type { NoticeKind } from './notice-settings.ts';

/** Something that an agent may be told of by sound, or on the desktop. */
export interface Ring {
  readonly kind: NoticeKind;
  /** Its name: what has the same was told. */
  readonly key: string;
  readonly conversation: ConversationId;
  readonly shopper: Shopper | undefined;
  /** The shopper's newest words, as the relay masks them; empty where nobody said anything. */
  readonly words: string;
}

type Lists = Pick<AgentView, 'waiting' | 'mine' | 'offers'>;

const ringOf = (kind: NoticeKind, key: string, row: ConversationRow): Ring => ({
  kind,
  key: `${kind} ${row.conversation} ${key}`,
  conversation: row.conversation,
  shopper: row.shopper,
  words: row.last?.by === 'shopper' ? row.last.text : '',
});

/** Everything there is at a moment that would have rung, most urgent first. */
export function ringsAt({ waiting, mine, offers }: Lists, parts: readonly Part[]): readonly Ring[] {
  const offered = new Set(offers.map(({ conversation }) => conversation));
  const rowOf = (id: ConversationId) => waiting.find((row) => row.conversation === id);
  return [
    ...offers.map(({ conversation, until }): Ring => {
      const row = rowOf(conversation);
      const key = `offer ${conversation} ${until}`;
      return row ? { ...ringOf('offer', '', row), key } : bare('offer', key, conversation);
    }),
    ...ofParts(parts, ['late', 'soon'], 'due'),
    ...mine.flatMap((row) => (row.last?.by === 'shopper' ? [ringOf('message', String(row.last.at), row)] : [])),
    // What is offered rings as an offer.
    ...waiting
      .filter(({ conversation }) => !offered.has(conversation))
      .map((row) => ringOf('waiting', String(row.waitsSince ?? row.openedAt), row)),
    ...ofParts(parts, ['promiseLate', 'promiseSoon'], 'promise'),
    ...ofParts(parts, ['news'], 'news'),
  ];
}

const bare = (kind: NoticeKind, key: string, conversation: ConversationId, shopper?: Shopper): Ring => ({
  ...{ kind, key, conversation, shopper, words: '' },
});

const ofParts = (parts: readonly Part[], names: readonly Part['is'][], kind: NoticeKind): readonly Ring[] =>
  parts
    .filter(({ is }) => names.includes(is))
    .flatMap(({ each }) => each.map(({ key, conversation, shopper }) => bare(kind, key, conversation, shopper)));

/** What has come and was not told. Words in a conversation that this agent didn't have before are none to them: they took it, or were given it. */
export const newRings = (
  known: ReadonlySet<string>,
  now: readonly Ring[],
  had: ReadonlySet<ConversationId>,
): readonly Ring[] =>
  now.filter(({ key, kind, conversation }) => !known.has(key) && (kind !== 'message' || had.has(conversation)));
