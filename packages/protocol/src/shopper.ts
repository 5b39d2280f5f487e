import * as v from 'valibot';
import { LIMITS } from './limits.ts';
import { Label } from './text.ts';

/** Longest IANA zone name that is taken, in characters. */
const ZONE_MAX_CHARS = 64;
/** Longest user agent that is taken, in characters. */
const USER_AGENT_MAX_CHARS = 512;

const short = (max: number) =>
  v.pipe(
    v.string(),
    v.maxLength(max, 'text_too_long'),
    v.check((text) => text.isWellFormed(), 'bad_text'),
  );

/** The product a shopper looks at, as the shop's page says it. The picture is an address, shown only when it is https. */
export const Product = v.object({
  id: v.pipe(short(80), v.minLength(1)),
  name: v.pipe(Label, v.minLength(1)),
  price: v.exactOptional(short(40)),
  picture: v.exactOptional(short(LIMITS.urlMaxChars)),
});
export type Product = v.InferOutput<typeof Product>;

/** The order a shopper looks at, as the shop's page says it. The address is shown only when it is https. */
export const Order = v.object({
  number: v.pipe(short(80), v.minLength(1)),
  /** How it stands, in the shop's words. */
  state: v.exactOptional(short(80)),
  url: v.exactOptional(short(LIMITS.urlMaxChars)),
});
export type Order = v.InferOutput<typeof Order>;

/** Most lines of a cart. */
export const CART_MAX_LINES = 10;

/** What lies in a shopper's cart, as the shop's page says it: prices are texts. */
export const Cart = v.object({
  lines: v.pipe(
    v.array(
      v.object({
        name: v.pipe(short(80), v.minLength(1)),
        count: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(9999))),
        price: v.exactOptional(short(40)),
      }),
    ),
    v.maxLength(CART_MAX_LINES, 'too_many'),
  ),
  total: v.exactOptional(short(40)),
});
export type Cart = v.InferOutput<typeof Cart>;

/** The page's own labels for a shopper's visit. */
export const PageTags = v.pipe(v.array(v.pipe(short(40), v.minLength(1))), v.maxLength(20, 'too_many'));

/** What the shop's page says of a shopper: up to 30 names with a text, a number or a yes or no. */
export const AttributeValues = v.pipe(
  v.record(v.pipe(short(40), v.minLength(1)), v.union([short(200), v.pipe(v.number(), v.finite()), v.boolean()])),
  v.check((values) => Object.keys(values).length <= 30, 'too_many'),
);
export type AttributeValues = v.InferOutput<typeof AttributeValues>;

/** A fresh value of them, whatever came; undefined when it is none. */
export function readAttributes(value: unknown): AttributeValues | undefined {
  // A list passes for a record of nothing.
  const read = v.safeParse(AttributeValues, value);
  return read.success && !Array.isArray(value) ? read.output : undefined;
}

/** An IANA time zone as a browser names it. Whether there is one of that name is for who shows it. */
export const TimeZoneName = v.pipe(
  v.string(),
  v.maxLength(ZONE_MAX_CHARS),
  v.regex(/^[A-Za-z0-9_+/-]+$/, 'a time zone'),
);

export const UserAgent = short(USER_AGENT_MAX_CHARS);
