import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Env } from '../env.ts';
import { type AllMessages, type Language, type Messages, startLanguage } from '../i18n/index.ts';
import { type PaneWidths, paneWidthsAsKept, readPaneWidths } from './panes.ts';
import { type UndoMs, undoMsOf } from './undo.ts';

/** Light or dark, or as the system has it. */
export const LOOKS = ['system', 'light', 'dark'] as const;
export type Look = (typeof LOOKS)[number];

/** So many commands of the palette are remembered, the last one first. */
export const RECENT_MAX = 5;
const RECENT = /^[\w-]{1,40}$/;

/** What this machine remembers of the agent's wishes. */
export interface Settings {
  language: Signal<Language>;
  /** The strings of that language which the first screen needs. */
  t: ReadonlySignal<Messages>;
  /** All strings of that language. For what comes later, and only once that is there: throws before. */
  all: ReadonlySignal<AllMessages>;
  /** The language that was chosen and couldn't be loaded. */
  missing: Signal<Language | undefined>;
  /** Whether single letters act (WCAG 2.1.4 asks for a way to switch them off). */
  singleKeys: Signal<boolean>;
  /** How long what was sent may be taken back, in ms; 0: not at all. */
  undoMs: Signal<UndoMs>;
  look: Signal<Look>;
  /** How wide the panes beside the thread are. */
  panes: Signal<PaneWidths>;
  /** Names of what was done last with the palette, the last one first; never a conversation. */
  recent: Signal<readonly string[]>;
  /** The slug of the shop one signs in to; empty for the one that one came to first. */
  shop: Signal<string>;
  stop(): void;
}

export function createSettings(env: Env): Settings {
  const language = signal(startLanguage(env.store.get('language'), env.languages));
  const shop = signal(env.store.get('shop') ?? '');
  const singleKeys = signal(env.store.get('singleKeys') !== 'off');
  const kept = env.store.get('look');
  const look = signal<Look>(LOOKS.find((one) => one === kept) ?? 'system');
  const panes = signal(readPaneWidths(env.store.get('panes')));
  const recent = signal<readonly string[]>(
    (env.store.get('recent') ?? '')
      .split(' ')
      .filter((name) => RECENT.test(name))
      .slice(0, RECENT_MAX),
  );
  const undoMs = signal(undoMsOf(env.store.get('undo')));
  const stops = [
    effect(() => env.setLanguage(language.value)),
    effect(() => env.setLook(look.value)),
    afterFirst(look, (value) => env.store.set('look', value)),
    afterFirst(panes, (value) => env.store.set('panes', paneWidthsAsKept(value))),
    afterFirst(recent, (value) => env.store.set('recent', value.join(' '))),
    afterFirst(language, (value) => env.store.set('language', value)),
    afterFirst(undoMs, (value) => env.store.set('undo', value === 0 ? 'off' : String(value))),
    afterFirst(shop, (value) => env.store.set('shop', value)),
    afterFirst(singleKeys, (value) => env.store.set('singleKeys', value ? 'on' : 'off')),
  ];
  return {
    language,
    t: computed(() => loaded(env.texts.of(language.value), language.value)),
    all: computed(() => loaded(env.texts.allOf(language.value), language.value)),
    missing: signal(undefined),
    singleKeys,
    look,
    panes,
    recent,
    undoMs,
    shop,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

function loaded<T>(texts: T | undefined, language: Language): T {
  if (!texts) throw new Error(`the strings of ${language} were not loaded`);
  return texts;
}

/** Only what was chosen is remembered: a default that was merely shown must stay free to change. */
function afterFirst<T>(source: Signal<T>, run: (value: T) => void): () => void {
  let first = true;
  return effect(() => {
    const { value } = source;
    if (first) first = false;
    else run(value);
  });
}
