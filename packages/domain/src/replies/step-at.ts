import type { GroupId } from '../routing/floor.ts';
import type { ReceptionStep } from './steps.ts';

/** One thing said in a conversation, as far as the step goes: system lines and notes are none. */
export interface SaidThere {
  by: 'shopper' | 'agent';
  text: string;
}

/** What tells the step a conversation is at. */
export interface ReceptionSigns {
  /** Absent: the site's first group. */
  group?: GroupId;
  closed: boolean;
  /** Oldest first; the newest ones are enough, see `saidBefore`. */
  said: readonly SaidThere[];
  /** An agent said something before the first of `said`. */
  saidBefore?: boolean;
}

const AFTER_SALES_GROUP = 'after-sales';

/** How many of the shopper's newest words are looked at: a matter ends, and another begins. */
const WORDS_BACK = 3;
/** Thanks in a longer message are no goodbye. */
const GOODBYE_MAX_CHARS = 24;

/** Words that tell a step, the furthest one first; lower case. Latin ones are whole words. */
const SIGNS: readonly (readonly [step: ReceptionStep, latin: RegExp, chinese: RegExp])[] = [
  [
    'after_sales',
    /\b(refund|return|returns|exchange|broken|damaged|tracking|parcel|delivered|arrived|warranty)\b/,
    /退货|退款|换货|退换|破损|坏了|快递|物流|催一?下|还没到|没收到|收到了|保修|售后/,
  ],
  [
    'check',
    /\b(ordered|paid|my order|order number|address|postcode)\b/,
    /下单了|拍好|拍下|付款了|付好|已付|订单号|地址|收件人/,
  ],
  [
    'close',
    /\b(buy|order|checkout|coupon|discount|pay|payment|in stock)\b/,
    /怎么买|想买|要买|下单|优惠|折扣|包邮|便宜|付款|有货|现货|赠品/,
  ],
  [
    'doubt',
    /\b(expensive|genuine|fake|quality|safe|allergic|worried|difference)\b/,
    /太贵|贵了|正品|假货|质量|安全|过敏|担心|靠谱|会不会|区别/,
  ],
];

function signOf(text: string): ReceptionStep | undefined {
  const folded = text.toLowerCase();
  return SIGNS.find(([, latin, chinese]) => latin.test(folded) || chinese.test(folded))?.[0];
}

const isGoodbye = (text: string): boolean =>
  text.length <= GOODBYE_MAX_CHARS &&
  (/\b(bye|goodbye|thanks|thank you|thx|cheers)\b/.test(text.toLowerCase()) || /谢谢|多谢|再见|拜拜|不用了/.test(text));

/**
 * The step of the reception that a conversation is at, by its log alone. A guess that an agent may overrule. The first that holds:
 *
 * 1. closed: `goodbye`;
 * 2. no agent has said anything: `greet`;
 * 3. the shopper's newest words are short thanks or a goodbye: `goodbye`;
 * 4. its group is `after-sales`: `after_sales`;
 * 5. one of the shopper's three newest messages has words that tell a step, the newest such message counts: of parcels and returns
 *    `after_sales`, of an order made or an address `check`, of buying `close`, of doubts `doubt`;
 * 6. agents have said one thing so far: `ask`;
 * 7. otherwise: `recommend`.
 */
export function stepAt({ group, closed, said, saidBefore = false }: ReceptionSigns): ReceptionStep {
  if (closed) return 'goodbye';
  const ofAgents = said.filter(({ by }) => by === 'agent').length + (saidBefore ? 2 : 0);
  if (ofAgents === 0) return 'greet';
  const words = said.filter(({ by }) => by === 'shopper').slice(-WORDS_BACK);
  const newest = words.at(-1);
  if (newest && isGoodbye(newest.text)) return 'goodbye';
  if (group === AFTER_SALES_GROUP) return 'after_sales';
  for (const { text } of words.toReversed()) {
    const sign = signOf(text);
    if (sign !== undefined) return sign;
  }
  return ofAgents === 1 ? 'ask' : 'recommend';
}
