import type { Markup } from '../html/html.ts';
import type { Both } from '../i18n/language.ts';

export const CATEGORIES = ['kitchen', 'table', 'home', 'light'] as const;
export type Category = (typeof CATEGORIES)[number];

/** The parts of the day, in their order. */
export const HOURS = ['morning', 'midday', 'evening', 'night'] as const;
export type Hour = (typeof HOURS)[number];

/** When each begins, `HH:MM`. */
export const STARTS: Readonly<Record<Hour, string>> = {
  morning: '06:00',
  midday: '11:00',
  evening: '17:00',
  night: '20:30',
};

const SHANGHAI_MS = 8 * 3_600_000;

/** The time of day in the shop's zone, `HH:MM`. `at` is epoch ms. */
export const timeOfDay = (at: number): string => new Date(at + SHANGHAI_MS).toISOString().slice(11, 16);

/** The part of the day a time (`HH:MM`) falls in; the night lasts until morning. */
export const hourAt = (time: string): Hour => HOURS.findLast((hour) => STARTS[hour] <= time) ?? 'night';

/** One line of the details: what is told, and what holds. */
export type Detail = readonly [name: Both, value: Both];

/** A thing the shop sells. */
export interface Good {
  /** In its address: `/p/SLUG`. */
  slug: string;
  name: Both;
  category: Category;
  hour: Hour;
  /** The time of day it is for, `HH:MM`. */
  time: string;
  /** In fen. */
  price: number;
  /** How many there are; 0 is sold out. */
  stock: number;
  /** One sentence, for cards and search engines. */
  line: Both;
  text: Both;
  details: readonly Detail[];
  /** What the picture shows, for those who don't see it. */
  alt: Both;
  /** SVG shapes on a square of 320, standing on y = 262. */
  shapes: Markup;
}
