import type { ConversationId, DeskEvent, PublicEvent } from '@shopbell/protocol';
import { STARS_MAX } from '@shopbell/protocol/constants';
import type { ThreadEvent } from '@shopbell/sdk';
import type { App } from '../../app.ts';
import type { AllMessages } from '../../i18n/index.ts';
import { actorName } from '../../i18n/names.ts';
import type { Shopper } from '../../text/shopper.ts';
import { timeOfDay } from '../../time/format.ts';
import { whenIn } from '../../time/zone.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { Private } from '../thread/private.tsx';

type Rated = Extract<PublicEvent, { kind: 'rated' }>;

/** Words that were erased since stand nowhere. */
function wordsOf({ seq, text = '' }: Rated, all: readonly ThreadEvent[] = []): string {
  return all.some((one) => one.kind === 'wiped' && one.seq > seq) ? '' : text;
}

/** That a shopper was asked, what they gave, and what that has opened. */
export type RatingEvent =
  | Extract<PublicEvent, { kind: 'rating_asked' | 'rated' }>
  | Extract<DeskEvent, { kind: 'promised' }>;

interface Props {
  event: RatingEvent;
  conversation: ConversationId;
  shopper: Shopper;
  found: boolean;
}

/** One small line of it; a shopper's words stand below it as they said them. */
export function RatingLine({ event, conversation, shopper, found }: Props) {
  const app = useApp();
  const { state } = app;
  const t = state.settings.all.value;
  const { kind, at } = event;
  const line = (
    <p class={`system system-${kind === 'promised' ? 'desk' : 'public'}${found ? ' line-found' : ''}`}>
      {kind === 'promised' && <Icon name="desk" />}
      {kind === 'rated' ? <Stars event={event} shopper={shopper} /> : <bdi>{textOf(event, shopper, app)}</bdi>}
      <time dateTime={new Date(at).toISOString()}>{timeOfDay(at, t.lang)}</time>
    </p>
  );
  const text = kind === 'rated' ? wordsOf(event, state.thread.value?.events) : '';
  if (kind !== 'rated' || !text) return line;
  const masked = event.masked && { seq: event.seq, pieces: event.masked };
  return (
    <div class="taken-back">
      {line}
      <blockquote class="behind-words" dir="auto">
        <Private text={text} masked={masked} conversation={conversation} />
      </blockquote>
    </div>
  );
}

/** Who asked; or who sees to what it has opened, and by when. */
function textOf(event: Exclude<RatingEvent, Rated>, shopper: Shopper, { state }: App): string {
  const t = state.settings.all.value;
  if (event.kind === 'rating_asked') {
    return event.by.role === 'agent' ? t.rating.asked(actorName(t, event.by, shopper)) : t.rating.askedAtEnd;
  }
  const when = whenIn(t, state.promises.zone.peek(), event.dueAt, state.now.peek());
  return t.rating.followedUp(event.owner?.name ?? '', when);
}

function Stars({ event, shopper }: { event: Rated; shopper: Shopper }) {
  const t = useApp().state.settings.all.value;
  const { stars } = event;
  return (
    <bdi>
      <span class="sr-only">{t.rating.rated(actorName(t, event.by, shopper), stars)}</span>
      <span aria-hidden="true">{'★'.repeat(stars).padEnd(STARS_MAX, '☆')}</span>
      {saidBeside(t.rating, event).map((one) => (
        <span key={one}> · {one}</span>
      ))}
    </bdi>
  );
}

type Words = AllMessages['rating'];

/** The product's own words by their names, the shop's as they are. */
const tagText = ({ tags }: Words, tag: string): string =>
  Object.hasOwn(tags, tag) ? tags[tag as keyof Words['tags']] : tag;

/** What was said beside the stars. */
function saidBeside(p: Words, { solved, tags = [], recommend }: Rated): string[] {
  return [
    ...(solved === undefined ? [] : [solved ? p.solved : p.unsolved]),
    ...tags.map((tag) => tagText(p, tag)),
    ...(recommend === undefined ? [] : [p.recommend(recommend)]),
  ];
}
