import * as v from 'valibot';
import { Instant } from './ids.ts';
import { LIMITS } from './limits.ts';
import { fits, Name } from './text.ts';

/** One line of at most `max` code points, with nothing in it that changes how the words around it are read. */
const line = (max: number) => Name(max);

/** What may have several lines, at most `max` code points. */
const lines = (max: number) =>
  v.pipe(
    v.string(),
    v.check((text) => text.trim() !== '', 'text_empty'),
    v.check((text) => fits(text, max), 'text_too_long'),
    v.check((text) => text.isWellFormed(), 'bad_text'),
  );

/** An amount as a decimal text, so that no rounding comes in between, and its currency by ISO 4217. */
export const Money = v.object({
  amount: v.pipe(v.string(), v.regex(/^\d{1,12}(?:\.\d{1,4})?$/, 'an amount like 129.00')),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'a currency like CNY')),
});
export type Money = v.InferOutput<typeof Money>;

/** An address that a card leads to or shows a picture from: https, or this machine itself while a shop is being built; written in ASCII. */
const Address = v.pipe(
  v.string(),
  v.maxLength(LIMITS.urlMaxChars),
  v.regex(/^(?:https:\/\/|http:\/\/(?:localhost|127\.0\.0\.1)[:/])[!-~]+$/, 'an https address'),
);

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(9999));

/** One kind of goods in an order. */
const Goods = v.object({
  name: line(120),
  count: v.exactOptional(count),
  price: v.exactOptional(Money),
  picture: v.exactOptional(Address),
});

const goods = v.pipe(v.array(Goods), v.minLength(1), v.maxLength(20, 'too_many'));
const version = v.literal(1);

const ProductCard = v.object({
  type: v.literal('product'),
  v: version,
  id: line(80),
  name: line(120),
  price: v.exactOptional(Money),
  /** Before a discount. */
  was: v.exactOptional(Money),
  picture: v.exactOptional(Address),
  url: v.exactOptional(Address),
});

const OrderCard = v.object({
  type: v.literal('order'),
  v: version,
  number: line(80),
  /** How it stands, in the shop's words. */
  state: v.exactOptional(line(80)),
  goods: v.exactOptional(goods),
  total: v.exactOptional(Money),
  url: v.exactOptional(Address),
});

const CouponCard = v.object({
  type: v.literal('coupon'),
  v: version,
  code: line(40),
  name: line(120),
  terms: v.exactOptional(lines(500)),
  /** The coupon itself is good until then. */
  until: v.exactOptional(Instant),
  url: v.exactOptional(Address),
});

/** The maps that a store may be shown on; `geo`: whichever app the device has. */
export const MAP_NAMES = ['amap', 'baidu', 'apple', 'google', 'geo'] as const;
export type MapName = (typeof MAP_NAMES)[number];

/** An address of one of these maps, and nothing else. */
const MapAddress = v.pipe(
  v.string(),
  v.maxLength(LIMITS.urlMaxChars),
  v.regex(
    /^(?:https:\/\/(?:uri\.amap\.com|api\.map\.baidu\.com|maps\.apple\.com|www\.google\.com\/maps)\/|geo:-?\d)[!-~]*$/,
    'an address of a map',
  ),
);

/** What a store looks like to a shopper: in a card, and where the nearest ones are asked for. */
export const StoreFields = {
  name: line(120),
  address: line(200),
  phone: v.exactOptional(line(40)),
  hours: v.exactOptional(lines(400)),
  /** What can be had there. */
  services: v.exactOptional(v.pipe(v.array(line(40)), v.maxLength(12, 'too_many'))),
  /** Whether it was open when this was written. Absent: nobody knows. */
  open: v.exactOptional(v.boolean()),
  /** When that changes, in turn: the first turns `open` around, the second turns it back. None: never. */
  turns: v.exactOptional(v.pipe(v.array(Instant), v.maxLength(16, 'too_many'))),
  /** The zone of the clock on its wall (IANA), in which those are told. */
  zone: v.exactOptional(line(64)),
  /** Its place on each map, the likeliest first. */
  maps: v.exactOptional(
    v.pipe(v.array(v.object({ map: v.picklist(MAP_NAMES), url: MapAddress })), v.maxLength(5, 'too_many')),
  ),
  /** How far it is over the ground, in m, from where was asked. */
  distanceM: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(20_100_000))),
} as const;

const StoreCard = v.object({
  type: v.literal('store'),
  v: version,
  ...StoreFields,
  /** What was typed, from where `distanceM` counts. Where somebody stands is in no card. */
  near: v.exactOptional(line(80)),
  url: v.exactOptional(Address),
});

/** What was agreed, read back to the shopper, who confirms it or says what is wrong (核对订单). */
const OrderCheckCard = v.object({
  type: v.literal('order_check'),
  v: version,
  number: v.exactOptional(line(80)),
  goods,
  gifts: v.exactOptional(v.pipe(v.array(line(120)), v.maxLength(10, 'too_many'))),
  /** What the shop has promised beside the goods. */
  promises: v.exactOptional(v.pipe(v.array(line(200)), v.maxLength(10, 'too_many'))),
  total: v.exactOptional(Money),
  name: v.exactOptional(line(64)),
  phone: v.exactOptional(line(40)),
  address: v.exactOptional(line(200)),
});

/** An order that waits for its payment (催单). */
const PaymentReminderCard = v.object({
  type: v.literal('payment_reminder'),
  v: version,
  number: line(80),
  goods: v.exactOptional(goods),
  total: v.exactOptional(Money),
  /** When the order lapses. */
  dueAt: v.exactOptional(Instant),
  url: v.exactOptional(Address),
});

/** Questions to choose from: the one that is chosen is said. */
const QuestionsCard = v.object({
  type: v.literal('questions'),
  v: version,
  questions: v.pipe(v.array(line(80)), v.minLength(1), v.maxLength(6, 'too_many')),
});

/** A structured message. `v` is the version of its kind; a client shows a kind or version it does not know as such. */
export const Card = v.variant('type', [
  ProductCard,
  OrderCard,
  CouponCard,
  StoreCard,
  OrderCheckCard,
  PaymentReminderCard,
  QuestionsCard,
]);
export type Card = v.InferOutput<typeof Card>;
export type CardType = Card['type'];

/** A card that the shop's server vouches for, as it comes from there: a signed token. Looked into by the relay alone. */
export const CardToken = v.pipe(
  v.string(),
  v.maxLength(LIMITS.cardTokenMaxChars, 'text_too_long'),
  v.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/, 'a signed card'),
);

/** A card of a message. `from` says whose word it is; `until` (epoch ms) when the shop's word ends. */
export const SharedCard = v.object({
  card: Card,
  from: v.picklist(['shop', 'page', 'agent']),
  until: v.exactOptional(Instant),
});
export type SharedCard = v.InferOutput<typeof SharedCard>;

/** `SharedCard` as a question, for what was stored. */
export const isSharedCard = (value: unknown): value is SharedCard => v.is(SharedCard, value);

/** A fresh card, whatever came; undefined when it is none. */
export function readCard(value: unknown): Card | undefined {
  const read = v.safeParse(Card, value);
  return read.success ? read.output : undefined;
}
