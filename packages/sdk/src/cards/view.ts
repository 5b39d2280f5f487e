import type { CardType, Money, SharedCard } from '@shopbell/protocol';
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
 * say more or confirm; `confirmed` and `chosen` – answered; `replaced` – the order was read back once more, on a newer card; `expired` – its time is over.
 */
export type CardState = 'open' | 'waits' | 'corrected' | 'confirmed' | 'chosen' | 'replaced' | 'expired';

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
    // What has no origin of its own, as `javascript:`, says `null`; so does a page that has none.
    const isFit = url.protocol === 'https:' || (url.protocol === 'http:' && origins.includes(url.origin));
    return isFit && !url.username && !url.password ? url : undefined;
  } catch {
    return undefined;
  }
}

/** A field means the same in whichever kind it stands. */
interface AnyCard {
  readonly type: CardType;
  readonly name?: string;
  readonly number?: string;
  readonly state?: string;
  readonly code?: string;
  readonly terms?: string;
  readonly address?: string;
  readonly phone?: string;
  readonly hours?: string;
  readonly picture?: string;
  readonly url?: string;
  readonly price?: Money;
  readonly was?: Money;
  readonly total?: Money;
  readonly until?: number;
  readonly dueAt?: number;
  readonly goods?: readonly {
    readonly name: string;
    readonly count?: number;
    readonly price?: Money;
    readonly picture?: string;
  }[];
  readonly gifts?: readonly string[];
  readonly promises?: readonly string[];
  readonly questions?: readonly string[];
}

/** What is ordered first, then what it costs, then where it goes or stands. */
function linesOf(card: AnyCard, locale: string): readonly CardLine[] {
  const { goods = [], gifts = [], promises = [], total, until, dueAt } = card;
  const line = (label: CardLabel, text: string | undefined): CardLine[] => (text ? [{ label, text }] : []);
  const time = (at: number | undefined) => (at === undefined ? '' : writeTime(at, locale));
  return [
    ...line('state', card.state),
    ...goods.map(({ name, count = 1, price }): CardLine => {
      const text = count > 1 ? `${name} × ${count}` : name;
      return { label: 'goods', text, price: price && writePrice(price, locale) };
    }),
    ...gifts.flatMap((gift) => line('gift', gift)),
    ...promises.flatMap((promise) => line('promise', promise)),
    ...line('code', card.code),
    ...line('terms', card.terms),
    ...line('until', time(until)),
    ...line('total', total && writePrice(total, locale)),
    ...line('due', time(dueAt)),
    // Of all others it is the title.
    ...line('name', card.type === 'order_check' ? card.name : ''),
    ...line('address', card.address),
    ...line('hours', card.hours),
    ...line('phone', card.phone),
  ];
}

function actionOf(card: AnyCard, from: SharedCard['from'], { origins, closed }: CardContext): CardAction | undefined {
  const { type, questions, code, phone } = card;
  if (type === 'order_check') return closed ? undefined : { do: 'check' };
  if (questions) return closed ? undefined : { do: 'choose', questions };
  const url = addressOf(card.url, origins);
  if (type === 'payment_reminder') {
    // Whom somebody pays is the shop's word or nobody's.
    return url && from === 'shop' ? { do: 'pay', url: url.href } : undefined;
  }
  if (url) return { do: 'open', url: url.href, host: url.host };
  if (code) return { do: 'copy', code };
  const digits = phone?.replace(/[^\d+*#]/g, '');
  return digits ? { do: 'call', url: `tel:${digits}` } : undefined;
}

interface Standing {
  readonly state: CardState;
  readonly chosen: string | undefined;
}

/** How it stands by what was said to it, and by the time. */
function standingOf({ type, questions = [] }: AnyCard, answers: readonly CardAnswer[], isOver: boolean): Standing {
  const choice = answers.find(({ text }) => questions.includes(text));
  const acts = type === 'order_check' ? answers.filter(({ act }) => act) : [];
  const standing = (state: CardState): Standing => ({ state, chosen: choice?.text });
  if (acts.some(({ act, waits }) => act === 'confirm' && !waits)) return standing('confirmed');
  if (choice && !choice.waits) return standing('chosen');
  if (choice || acts.some(({ waits }) => waits)) return standing('waits');
  if (acts.some(({ act }) => act === 'replace')) return standing('replaced');
  if (isOver) return standing('expired');
  return standing(acts.length > 0 ? 'corrected' : 'open');
}

/** What a card of the log comes to on a screen. */
export function cardView({ card: given, from, until }: SharedCard, context: CardContext): CardView {
  const card: AnyCard = given;
  const { answers = [], locale, now, origins } = context;
  const { type, price, was, goods = [] } = card;
  // The shop's word is over, or what the card itself is good for.
  const end = Math.min(until ?? Infinity, card.until ?? Infinity, card.dueAt ?? Infinity);
  const { state, chosen } = standingOf(card, answers, end <= now);
  // Of an order that of its goods, where they are of one kind.
  const picture = addressOf(card.picture ?? (goods[1] ? '' : goods[0]?.picture), origins);
  return {
    type,
    from,
    title: (type !== 'order_check' && card.name) || card.number || '',
    picture: picture && (from === 'shop' || origins.includes(picture.origin)) ? picture.href : undefined,
    price: price && writePrice(price, locale),
    was: was && writePrice(was, locale),
    lines: linesOf(card, locale),
    state,
    until: end > now && end < Infinity ? end : undefined,
    chosen,
    action: state === 'open' || state === 'corrected' ? actionOf(card, from, context) : undefined,
  };
}
