import type { Chat, Pending } from '@shopbell/sdk';
import { type Language, TAGS } from '../i18n/language.ts';
import { element } from './dom.ts';
import { type Item, itemsOf } from './items.ts';
import { SDK_TEXTS, type SdkTexts } from './texts.ts';

type Line = Extract<Item, { kind: 'line' }>['event'];

const lineText = (event: Line, t: SdkTexts): string => {
  switch (event.kind) {
    case 'requested':
      return event.page ? `${t.requested} · ${event.page.title}` : t.requested;
    case 'assigned':
      return t.assigned(event.agent.name);
    case 'joined':
      return t.joined(event.agent.name);
    case 'parted':
      return t.parted(event.agent.name);
    case 'left':
      return t.left;
    case 'closed':
      return t.closed(event.by.role === 'shopper');
    case 'erased':
      return t.erased(event.by.role === 'shopper');
    case 'wiped':
      return t.wiped;
    case 'rating_asked':
      return t.ratingAsked;
    case 'rated':
      return t.rated(event.stars);
  }
};

/** Time in which a message may be taken back, in ms; the relay has the last word. */
const RECALL_MS = 120_000;

const bubble = (who: string, text: string, isMine: boolean, ...meta: (Node | string)[]): HTMLElement =>
  element(
    'div',
    { class: isMine ? 'said mine' : 'said' },
    element('span', { class: 'hidden' }, `${who}: `),
    element('p', { dir: 'auto', class: 'said-text' }, text),
    element('p', { class: 'said-meta' }, ...meta),
  );

const button = (words: string, run: () => void): HTMLElement => {
  const made = element('button', { type: 'button', class: 'plain' }, words);
  made.addEventListener('click', run);
  return made;
};

const onTheWay = (chat: Chat, { cid, text, status, problem }: Pending, t: SdkTexts): HTMLElement => {
  if (status !== 'failed') return bubble(t.you, text, true, t.status[status]);
  const actions = [button(t.retry, () => chat.retry(cid)), button(t.discard, () => chat.discard(cid))];
  return bubble(t.you, text, true, `${t.failed(problem)} `, ...actions);
};

/** Keeps a list the same as the chat's threads. Rows that stay keep their node, so that only news are read out. */
export const showThread = (list: HTMLElement, chat: Chat, language: Language): (() => void) => {
  const t = SDK_TEXTS[language];
  const clock = new Intl.DateTimeFormat(TAGS[language], { hour: '2-digit', minute: '2-digit' });
  const empty = element('div', { class: 'small' }, t.empty);
  let nodes = new Map<string, HTMLElement>();

  const draw = (item: Item): HTMLElement => {
    if (item.kind === 'line') return element('div', { class: 'line-event' }, lineText(item.event, t));
    if (item.kind === 'pending') return onTheWay(chat, item.pending, t);
    const { event, mine, last, rung } = item;
    const who = mine ? t.you : 'name' in event.by ? event.by.name : event.by.role;
    const state = last ? t.rungs[rung](event.seq) : '';
    const facts = [mine ? '' : who, clock.format(event.at), event.editedAt ? t.edited : '', state];
    // What a refusal says stands in the journal.
    const recall = () => chat.recall(event.seq).catch(() => {});
    const isRecent = last && Date.now() - event.at < RECALL_MS;
    const actions = isRecent ? [' ', button(t.recall, () => void recall())] : [];
    return bubble(who, event.text, mine, facts.filter(Boolean).join(' · '), ...actions);
  };

  return () => {
    const items = itemsOf(chat.view);
    const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
    nodes = new Map(items.map((item) => [item.key, nodes.get(item.key) ?? draw(item)]));
    const wanted = nodes.size > 0 ? [...nodes.values()] : [empty];
    for (const node of [...list.children]) if (!wanted.some((each) => each === node)) node.remove();
    for (const [at, node] of wanted.entries())
      if (list.children[at] !== node) list.insertBefore(node, list.children[at] ?? null);
    if (isAtEnd) list.scrollTop = list.scrollHeight;
  };
};
