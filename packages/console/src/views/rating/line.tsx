import type { ConversationId, PublicEvent } from '@shopbell/protocol';
import type { ThreadEvent } from '@shopbell/sdk';
import { actorName } from '../../i18n/names.ts';
import type { Shopper } from '../../text/shopper.ts';
import { timeOfDay } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { Private } from '../thread/private.tsx';

/** Words that were erased since stand nowhere. */
function wordsOf(event: RatingEvent, all: readonly ThreadEvent[] = []): string {
  const isWiped = all.some(({ kind, seq }) => kind === 'wiped' && seq > event.seq);
  return event.kind === 'rated' && !isWiped ? (event.text ?? '') : '';
}

type RatingEvent = Extract<PublicEvent, { kind: 'rating_asked' | 'rated' }>;

interface Props {
  event: RatingEvent;
  conversation: ConversationId;
  shopper: Shopper;
  found: boolean;
}

/** That a shopper was asked for a rating, or what they gave; their words stand below it as they said them. */
export function RatingLine({ event, conversation, shopper, found }: Props) {
  const { state } = useApp();
  const t = state.settings.all.value;
  const text = wordsOf(event, state.thread.value?.events);
  const pieces = event.kind === 'rated' ? event.masked : undefined;
  const p = t.rating;
  const by = actorName(t, event.by, shopper);
  const line = (
    <p class={`system system-public${found ? ' line-found' : ''}`}>
      {event.kind === 'rated' ? (
        <bdi>
          <span class="sr-only">{p.rated(by, event.stars)}</span>
          <span aria-hidden="true">{'★'.repeat(event.stars).padEnd(5, '☆')}</span>
          {saidBeside(p, event).map((one) => (
            <span key={one}> · {one}</span>
          ))}
        </bdi>
      ) : (
        <bdi>{event.by.role === 'agent' ? p.asked(by) : p.askedAtEnd}</bdi>
      )}
      <time dateTime={new Date(event.at).toISOString()}>{timeOfDay(event.at, t.lang)}</time>
    </p>
  );
  if (!text) return line;
  return (
    <div class="taken-back">
      {line}
      <blockquote class="behind-words rated-words" dir="auto">
        <Private text={text} masked={pieces && { seq: event.seq, pieces }} conversation={conversation} />
      </blockquote>
    </div>
  );
}

type Words = ReturnType<typeof useApp>['state']['settings']['all']['value']['rating'];

/** The product's own words by their names, the shop's as they are. */
const tagText = ({ tags }: Words, tag: string): string =>
  Object.hasOwn(tags, tag) ? tags[tag as keyof Words['tags']] : tag;

/** What was said beside the stars. */
function saidBeside(p: Words, { solved, tags = [], recommend }: Extract<RatingEvent, { kind: 'rated' }>): string[] {
  return [
    ...(solved === undefined ? [] : [solved ? p.solved : p.unsolved]),
    ...tags.map((tag) => tagText(p, tag)),
    ...(recommend === undefined ? [] : [p.recommend(recommend)]),
  ];
}
