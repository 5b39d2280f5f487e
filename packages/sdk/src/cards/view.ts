import type { Card, CardType, SharedCard } from '@shopbell/protocol';
import type { CardAnswer } from './answers.ts';
import { writePrice, writeTime } from './write.ts';

/** What a line of a card is about; whoever draws it has the words. */
export type CardLabel =
  | 'address'
  | 'code'
  | 'due'
  | 'gift'
  | 'goods'
  | 'hours'
  | 'name'
  | 'phone'
  | 'promise'
  | 'state'
  | 'terms'
  | 'total'
  | 'until';

/** One line: what it is about, the words, and beside them a price. */
export interface CardLine {
  readonly label: CardLabel;
  readonly text: string;
  readonly price?: string | undefined;
}

/**
 * What can be done with a card. `open` and `pay` lead to `url`, `call` to a telephone; `copy` puts `code` on the clipboard; `check` is
 * confirmed or corrected; of `choose` one question is said.
 */
export type CardAction =
  | { readonly do: 'open'; readonly url: string; readonly host: string }
  | { readonly do: 'pay'; readonly url: string }
  | { readonly do: 'call'; readonly url: string }
  | { readonly do: 'copy'; readonly code: string }
  | { readonly do: 'check' }
  | { readonly do: 'choose'; readonly questions: readonly string[] };

/**
 * How a card stands: `open` – its action is on; `waits` – an answer is on its way; `corrected` – the shopper said what is wrong, and may
 * say more or confirm; `confirmed` and `chosen` – answered; `expired` – its time is over.
 */
export type CardState = 'open' | 'waits' | 'corrected' | 'confirmed' | 'chosen' | 'expired';

/** A card as a screen draws it. All of it is plain text; `picture` and the addresses of `action` are absolute and were looked at. */
export interface CardView {
  readonly type: CardType;
  /** Whose word it is: the shop's own server signed for it, an agent wrote it, or it is only what a page said. */
  readonly from: SharedCard['from'];
  /** What it is called; empty where its kind says enough. */
  readonly title: string;
  /** Shown in 4:3. */
  readonly picture: string | undefined;
  readonly price: string | undefined;
  /** The price before a discount. */
  readonly was: string | undefined;
  readonly lines: readonly CardLine[];
  readonly state: CardState;
  /** Epoch ms when it expires, where it does and has not. */
  readonly until: number | undefined;
  /** The question that was chosen. */
  readonly chosen: string | undefined;
  /** Undefined where nothing can be done, or no longer. */
  readonly action: CardAction | undefined;
}

/** What a card is looked at with. */
export interface CardContext {
  /** Language of prices and times (BCP 47). */
  readonly locale: string;
  /** The relay's time as far as it is known, epoch ms. */
  readonly now: number;
  /** The origins that count as the page's own: from elsewhere come pictures of those cards only that the shop signed. */
  readonly origins: readonly string[];
  /** What the shopper has said to it. */
  readonly answers?: readonly CardAnswer[] | undefined;
  /** The conversation is over: nothing can be answered any more. */
  readonly closed?: boolean | undefined;
}

/** An address of the web that a card may lead to. */
function addressOf(value: string | undefined, origins: readonly string[]): URL | undefined {
  try {
    const url = new URL(value ?? '');
    const isFit = url.protocol === 'https:' || origins.includes(url.origin);
    return isFit && !url.username && !url.password ? url : undefined;
  } catch {
    return undefined;
  }
}

const goodsOf = (card: Card) => ('goods' in card ? card.goods : undefined) ?? [];

/** The picture of a product, or of an order of one kind of goods. */
function pictureOf(card: Card): string | undefined {
  if (card.type === 'product') return card.picture;
  const [first, second] = goodsOf(card);
  return second ? undefined : first?.picture;
}

function linesOf(card: Card, locale: string): readonly CardLine[] {
  const line = (label: CardLabel, text: string | undefined): CardLine[] => (text ? [{ label, text }] : []);
  const total = 'total' in card && card.total ? writePrice(card.total, locale) : undefined;
  const goods = goodsOf(card).map(
    ({ name, count = 1, price }): CardLine => ({
      label: 'goods',
      text: count > 1 ? `${name} × ${count}` : name,
      price: price && writePrice(price, locale),
    }),
  );
  switch (card.type) {
    case 'order':
      return [...line('state', card.state), ...goods, ...line('total', total)];
    case 'coupon':
      return [
        ...line('code', card.code),
        ...line('terms', card.terms),
        ...line('until', card.until === undefined ? '' : writeTime(card.until, locale)),
      ];
    case 'store':
      return [...line('address', card.address), ...line('hours', card.hours), ...line('phone', card.phone)];
    case 'order_check':
      return [
        ...goods,
        ...(card.gifts ?? []).flatMap((gift) => line('gift', gift)),
        ...(card.promises ?? []).flatMap((promise) => line('promise', promise)),
        ...line('total', total),
        ...line('name', card.name),
        ...line('phone', card.phone),
        ...line('address', card.address),
      ];
    case 'payment_reminder':
      return [
        ...goods,
        ...line('total', total),
        ...line('due', card.dueAt === undefined ? '' : writeTime(card.dueAt, locale)),
      ];
    default:
      return [];
  }
}

function actionOf({ card, from }: SharedCard, { origins, closed }: CardContext): CardAction | undefined {
  if (card.type === 'order_check') return closed ? undefined : { do: 'check' };
  if (card.type === 'questions') return closed ? undefined : { do: 'choose', questions: card.questions };
  const url = addressOf(card.url, origins);
  if (card.type === 'payment_reminder') {
    // Whom somebody pays is the shop's word or nobody's.
    return url && from === 'shop' ? { do: 'pay', url: url.href } : undefined;
  }
  if (url) return { do: 'open', url: url.href, host: url.host };
  if (card.type === 'coupon') return { do: 'copy', code: card.code };
  const digits = card.type === 'store' ? card.phone?.replace(/[^\d+*#]/g, '') : '';
  return digits ? { do: 'call', url: `tel:${digits}` } : undefined;
}

/** When what it says is over: the shop's word, and what the card itself is good for. */
function endOf({ card, until }: SharedCard): number {
  const own = card.type === 'coupon' ? card.until : card.type === 'payment_reminder' ? card.dueAt : undefined;
  return Math.min(until ?? Infinity, own ?? Infinity);
}

interface Standing {
  readonly state: CardState;
  readonly chosen: string | undefined;
}

/** How it stands by what was said to it, and by the time. */
function standingOf({ card }: SharedCard, answers: readonly CardAnswer[], isOver: boolean): Standing {
  const questions: readonly string[] = card.type === 'questions' ? card.questions : [];
  const choice = answers.find(({ text }) => questions.includes(text));
  const acts = card.type === 'order_check' ? answers.filter(({ act }) => act) : [];
  const standing = (state: CardState): Standing => ({ state, chosen: choice?.text });
  if (acts.some(({ act, waits }) => act === 'confirm' && !waits)) return standing('confirmed');
  if (choice && !choice.waits) return standing('chosen');
  if (choice || acts.some(({ waits }) => waits)) return standing('waits');
  if (isOver) return standing('expired');
  return standing(acts.length > 0 ? 'corrected' : 'open');
}

/** What a card of the log comes to on a screen. */
export function cardView(shared: SharedCard, context: CardContext): CardView {
  const { card, from } = shared;
  const { answers = [], locale, now, origins } = context;
  const end = endOf(shared);
  const { state, chosen } = standingOf(shared, answers, end <= now);
  const picture = addressOf(pictureOf(card), origins);
  const isProduct = card.type === 'product';
  return {
    type: card.type,
    from,
    title: ('name' in card && card.type !== 'order_check' && card.name) || ('number' in card && card.number) || '',
    picture: picture && (from === 'shop' || origins.includes(picture.origin)) ? picture.href : undefined,
    price: isProduct && card.price ? writePrice(card.price, locale) : undefined,
    was: isProduct && card.was ? writePrice(card.was, locale) : undefined,
    lines: linesOf(card, locale),
    state,
    until: end > now && end < Infinity ? end : undefined,
    chosen,
    action: state === 'open' || state === 'corrected' ? actionOf(shared, context) : undefined,
  };
}
