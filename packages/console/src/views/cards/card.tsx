import type { ConversationId, SharedCard } from '@shopbell/protocol';
import { answersIn, type CardView, cardView, readCard } from '@shopbell/sdk/cards';
import { useMemo } from 'preact/hooks';
import type { Line } from '../../state/items.ts';
import { safeUrl } from '../../text/safe-url.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { stylesheet } from '../stylesheet.ts';
import { StorePart } from './store-part.tsx';

interface Props {
  line: Pick<Line, 'card' | 'act' | 'seq'>;
  conversation: ConversationId;
}

/** Cards once their styles are there too. */
export async function loadCard(): Promise<typeof CardPart> {
  await stylesheet(new URL('../../styles/cards.css', import.meta.url).href);
  return CardPart;
}

/** A card that nobody has sent so far, once its styles are there too. */
export async function loadPreview(): Promise<typeof CardPreview> {
  await loadCard();
  return CardPreview;
}

/** What a message carries beside its words: a card, or that it answers one. */
export function CardPart({ line, conversation }: Props) {
  const c = useApp().state.settings.all.value.cards;
  if (line.act) {
    return (
      <span class="card-answer">
        <Icon name={line.act === 'confirm' ? 'check' : 'alert'} />
        {c.said[line.act]}
      </span>
    );
  }
  // One's own on its way: as it will be kept, the relay says.
  const shared = readCard(line.seq === undefined ? { card: line.card, from: 'agent' } : line.card);
  return shared ? (
    <Drawn shared={shared} seq={line.seq ?? 0} conversation={conversation} />
  ) : (
    <span class="card-answer">{c.unknown}</span>
  );
}

/** As the shopper sees it, without what only they can press; who the goods go to is as masked as the relay sends it. */
function Drawn({
  shared,
  seq,
  conversation,
}: {
  shared: NonNullable<ReturnType<typeof readCard>>;
  seq: number;
  conversation: ConversationId;
}) {
  const { state } = useApp();
  const t = state.settings.all.value;
  const c = t.cards;
  const thread = state.view.value.threads.get(conversation);
  const answers = useMemo(() => thread && answersIn(thread), [thread]);
  const view = cardView(shared, {
    locale: t.lang,
    now: state.now.value,
    origins: [],
    answers: answers?.get(seq),
    closed: thread?.state === 'closed',
  });
  const { action } = view;
  const isAsked = view.state === 'open' && (action?.do === 'check' || action?.do === 'choose');
  return <CardFace shared={shared} view={view} stands={isAsked ? c.asked : c.states[view.state]} />;
}

function CardPreview({ shared }: { shared: SharedCard }) {
  const { state } = useApp();
  const locale = state.settings.all.value.lang;
  return <CardFace shared={shared} view={cardView(shared, { locale, now: state.now.value, origins: [] })} />;
}

interface FaceProps {
  shared: SharedCard;
  view: CardView;
  stands?: string | undefined;
}

function CardFace({ shared, view, stands = '' }: FaceProps) {
  const c = useApp().state.settings.all.value.cards;
  const { from, action, lines, price, was, title, chosen } = view;
  const href = action?.do === 'open' || action?.do === 'pay' ? safeUrl(action.url) : undefined;
  const word = from === 'agent' ? '' : c.from[from];
  const kind = c.kinds[view.type];
  return (
    <article class="card" aria-label={[kind, title, word, stands].filter(Boolean).join(', ')} data-state={view.state}>
      <p class="card-kind">
        {kind}
        {stands && <b>{stands}</b>}
      </p>
      {title && (
        <p class="card-title">
          <bdi>{title}</bdi>
        </p>
      )}
      {price && (
        <p class="card-price tabular">
          {price} {was && <s>{was}</s>}
        </p>
      )}
      {lines.length > 0 && (
        <dl class="card-lines">
          {lines.map(({ label, text, price: cost }, at) => (
            <div key={at}>
              <dt class={lines[at - 1]?.label === label ? 'sr-only' : ''}>{c.lines[label]}</dt>
              <dd>
                <bdi>{text}</bdi>
                {cost && <span class="tabular">{cost}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <StorePart shared={shared} />
      {action?.do === 'choose' && (
        <ul class="card-lines">
          {action.questions.map((question) => (
            <li key={question}>
              <bdi>{question}</bdi>
            </li>
          ))}
        </ul>
      )}
      {chosen && (
        <p class="card-word">
          <Icon name="check" />
          <bdi>{chosen}</bdi>
        </p>
      )}
      {href && (
        <a href={href} target="_blank" rel="noopener noreferrer nofollow">
          {new URL(href).host}
        </a>
      )}
      {word && (
        <p class="card-word">
          {from === 'shop' && <Icon name="check" />}
          {word}
        </p>
      )}
    </article>
  );
}
