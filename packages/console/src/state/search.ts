import { type Signal, signal } from '@preact/signals';
import type { SearchView } from '../api/search.ts';
import type { Refused } from '../api/shapes.ts';

export const STATES = ['requested', 'active', 'left', 'closed'] as const;
export const LANES = ['public', 'desk'] as const;

/** What somebody looks for. Days as `2026-11-22`, in the reader's zone, both included. */
export interface Look {
  words: string;
  agent?: string;
  group?: string;
  /** The id of a tag that their shopper has. */
  tag?: string;
  state?: (typeof STATES)[number];
  lane?: (typeof LANES)[number];
  from?: string;
  to?: string;
}

/** What came of it. `before` is what was found until now: it stays while the next answer is on its way. */
export type Finding =
  | { is: 'unasked' }
  | { is: 'loading'; before: SearchView | undefined }
  | { is: 'failed'; refused: Refused; before: SearchView | undefined }
  | { is: 'here'; view: SearchView };

export interface SearchState {
  look: Signal<Look>;
  finding: Signal<Finding>;
  /** The result that was opened last, by `foundKey`: who comes back finds the focus there. */
  opened: Signal<string | undefined>;
}

export const createSearch = (): SearchState => ({
  look: signal<Look>({ words: '' }),
  finding: signal<Finding>({ is: 'unasked' }),
  opened: signal<string | undefined>(undefined),
});

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WORD = /^[\w-]{1,40}$/;
const NAMES = { agent: WORD, group: WORD, tag: WORD, from: DAY, to: DAY } as const;

/** Whether anything is asked for: a tag alone finds who has it. */
export const isAsking = ({ words, tag }: Look): boolean => words.trim() !== '' || tag !== undefined;

/**
 * The address of what is looked for, without its words: they may be a name or a number of a person's, and the browser keeps addresses when
 * everybody has signed out.
 */
export function searchPlace({ words: _, ...narrowed }: Look): string {
  const query = new URLSearchParams({ ...narrowed });
  return query.size === 0 ? 'search' : `search?${query}`;
}

/** What an address looks for, with words where somebody has made a link with some; what can't be read of it is left out. */
export function lookAt(fragment: string): Look {
  const query = new URLSearchParams(fragment.split('?')[1] ?? '');
  const look: Look = { words: query.get('q') ?? '' };
  for (const [name, shape] of Object.entries(NAMES) as [keyof typeof NAMES, RegExp][]) {
    const value = query.get(name);
    if (value !== null && shape.test(value)) look[name] = value;
  }
  const state = STATES.find((one) => one === query.get('state'));
  const lane = LANES.find((one) => one === query.get('lane'));
  return { ...look, ...(state ? { state } : {}), ...(lane ? { lane } : {}) };
}

/** Midnight at the beginning of a day in the reader's zone, epoch ms; of the day after with `days` 1. */
export function midnight(day: string, days = 0): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + days).getTime();
}

/** The day of an instant in the reader's zone; so many days before it. */
export function dayOf(at: number, before = 0): string {
  const date = new Date(at);
  date.setDate(date.getDate() - before);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
