/** What an agent can be told of. */
export const NOTICE_KINDS = ['offer', 'due', 'message', 'waiting', 'promise', 'news'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const SOUND_LEVELS = ['off', 'soft', 'loud'] as const;
export type SoundLevel = (typeof SOUND_LEVELS)[number];

/** How one kind is told. A message has no place in the strip: the list says it. */
export interface NoticeWays {
  readonly strip: boolean;
  readonly sound: SoundLevel;
  readonly desktop: boolean;
}

/** What this agent wishes to be told, and how, on this device. */
export interface NoticeSettings {
  readonly kinds: Readonly<Record<NoticeKind, NoticeWays>>;
  /** No sound of any kind, until it is pressed again. */
  readonly muted: boolean;
  /** Whether what stands on the desktop repeats the shopper's words. */
  readonly words: boolean;
}

/** What disturbs least and misses nobody who waits for this very agent. */
export const DEFAULT_NOTICES: NoticeSettings = {
  kinds: {
    offer: { strip: true, sound: 'soft', desktop: true },
    due: { strip: true, sound: 'soft', desktop: true },
    message: { strip: false, sound: 'soft', desktop: true },
    waiting: { strip: true, sound: 'soft', desktop: false },
    promise: { strip: true, sound: 'soft', desktop: false },
    news: { strip: true, sound: 'off', desktop: false },
  },
  muted: false,
  words: false,
};

/** Longest text that is read: what is kept has some 500 characters. */
const TEXT_MAX = 4000;

type Loose = Readonly<Record<string, unknown>>;

const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const flag = (value: unknown, otherwise: boolean): boolean => (typeof value === 'boolean' ? value : otherwise);
const level = (value: unknown, otherwise: SoundLevel): SoundLevel =>
  SOUND_LEVELS.find((one) => one === value) ?? otherwise;

function waysOf(value: unknown, otherwise: NoticeWays): NoticeWays {
  if (!isLoose(value)) return otherwise;
  return {
    strip: flag(value.strip, otherwise.strip),
    sound: level(value.sound, otherwise.sound),
    desktop: flag(value.desktop, otherwise.desktop),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads what was kept, or what another tab says. What is missing or no such value has its default. */
export function readNotices(text: string | null): NoticeSettings {
  const value = text === null || text.length > TEXT_MAX ? undefined : parsed(text);
  if (!isLoose(value)) return DEFAULT_NOTICES;
  const kept = isLoose(value.kinds) ? value.kinds : {};
  const of = (kind: NoticeKind): NoticeWays => waysOf(kept[kind], DEFAULT_NOTICES.kinds[kind]);
  return {
    kinds: {
      offer: of('offer'),
      due: of('due'),
      message: of('message'),
      waiting: of('waiting'),
      promise: of('promise'),
      news: of('news'),
    },
    muted: flag(value.muted, DEFAULT_NOTICES.muted),
    words: flag(value.words, DEFAULT_NOTICES.words),
  };
}

export const writeNotices = (settings: NoticeSettings): string => JSON.stringify(settings);

/** Where an agent's own are kept on this device. */
export const noticesKey = (agent: string): string => `notices.${agent}`;
