import { type Day, weekdayOf } from './wall.ts';
import type { Zone } from './zone.ts';

/** Opening and closing as minutes after the midnight of the day on which it opens; `to` passes 1440 after midnight. */
export interface WallSpan {
  readonly from: number;
  readonly to: number;
}

/** The days of a week as they are written in JSON, in their order. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** `07:00` to `02:00`: a `to` that is not later than `from` is on the next day; `24:00` is the day's end. */
export interface SpanJson {
  readonly from: string;
  readonly to: string;
}

/** Service hours (线路时间) as they are stored and sent. A day without spans is closed. */
export interface HoursJson {
  /** IANA name: `Asia/Shanghai`. */
  readonly zone: string;
  readonly week: { readonly [D in Weekday]: readonly SpanJson[] };
  /** Days with other hours than their weekday's, or none: a holiday, a campaign. */
  readonly exceptions: readonly { readonly date: string; readonly spans: readonly SpanJson[] }[];
}

/** Service hours, checked and ready to compute with. Made by `parseHours` only. */
export interface ServiceHours {
  readonly zone: Zone;
  /** Monday first, each day's spans in order. */
  readonly week: readonly (readonly WallSpan[])[];
  readonly exceptions: ReadonlyMap<Day, readonly WallSpan[]>;
  /** The days of `exceptions`, in order. */
  readonly exceptionDays: readonly Day[];
  /** Whether the week alone is open all the time, never, or changes. */
  readonly rhythm: 'always' | 'never' | 'changes';
}

/** The spans that begin on a day: an exception replaces these, and nothing of what began the day before. */
export const begunOn = (hours: ServiceHours, day: Day): readonly WallSpan[] =>
  hours.exceptions.get(day) ?? hours.week[weekdayOf(day)] ?? [];

/** A group without hours of its own has the site's. For hours in any form, parsed or not. */
export const hoursFor = <H>(site: H, group: H | undefined): H => group ?? site;
