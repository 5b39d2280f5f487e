import type { MapName } from '@shopbell/sdk/cards';

/** What is said of stores, in one language; loaded with the part that finds them. */
export interface StoreTexts {
  close: string;
  /** Name of the box. */
  place: string;
  search: string;
  /** The button that asks the browser where they are. */
  here: string;
  looking: string;
  found: string;
  none: string;
  /** The browser did not tell where they are. */
  refused: string;
  offline: string;
  /** They asked too often. */
  later: string;
  near: (place: string) => string;
  /** Before other places that they could have meant. */
  others: string;
  open: string;
  closed: string;
  /** Behind those: until when. */
  until: (time: string) => string;
  opens: (time: string) => string;
  call: string;
  maps: Readonly<Record<MapName, string>>;
}
