import type { Card, Permission } from '../device/desktop.ts';
import type { ComingDevices, NoticeDevices } from '../device/notices.ts';
import type { SpeakerState } from '../device/speaker.ts';
import type { NoticeKind } from '../state/notice-settings.ts';

/** A browser's voice, desktop and other tabs, as a test plays them. */
export interface Played {
  readonly env: { devices: ComingDevices };
  readonly devices: NoticeDevices;
  /** Everything that was heard. */
  readonly heard: { kind: NoticeKind; loud: boolean }[];
  /** What stands on the desktop now, in the order it came. */
  cards(): readonly Card[];
  /** Presses the card of that name. */
  press(title: string): void;
  /** What was told to other tabs. */
  readonly told: unknown[];
  /** Another tab tells something. */
  tell(message: unknown): void;
  /** Somebody presses something on the page: the browser lets it be heard. */
  gesture(): void;
  /** How often the browser was made to ask. */
  asks(): number;
}

export interface PlayedOptions {
  speaker?: SpeakerState;
  permission?: Permission;
  /** What the browser says once it was made to ask. */
  answer?: Permission;
  now(): number;
}

export function playNotices({
  speaker = 'ready',
  permission = 'granted',
  answer = 'granted',
  now,
}: PlayedOptions): Played {
  const heard: { kind: NoticeKind; loud: boolean }[] = [];
  const told: unknown[] = [];
  const shown = new Set<{ card: Card; pressed(): void }>();
  const listeners = new Set<(message: unknown) => void>();
  const gestures = new Set<() => void>();
  const taken = new Map<string, number>();
  let state = speaker;
  let may = permission;
  let asked = 0;
  const devices: NoticeDevices = {
    speaker: {
      read: () => state,
      listen(run) {
        gestures.add(run);
        return () => gestures.delete(run);
      },
      play: (kind, loud) => void heard.push({ kind, loud }),
    },
    desktop: {
      permission: () => may,
      async ask() {
        asked++;
        may = answer;
      },
      show(card, pressed) {
        const one = { card, pressed };
        for (const other of shown) if (other.card.tag === card.tag) shown.delete(other);
        shown.add(one);
        return () => shown.delete(one);
      },
    },
    tabs: {
      tell: (message) => void told.push(message),
      listen(run) {
        listeners.add(run);
        return () => listeners.delete(run);
      },
      once(name, ms) {
        const first = now() >= (taken.get(name) ?? Number.NEGATIVE_INFINITY);
        if (first) taken.set(name, now() + ms);
        return Promise.resolve(first);
      },
    },
  };
  return {
    env: { devices: { here: () => devices, load: () => Promise.resolve(devices) } },
    devices,
    heard,
    told,
    cards: () => [...shown].map(({ card }) => card),
    press(title) {
      for (const one of [...shown]) {
        if (one.card.title !== title) continue;
        shown.delete(one);
        one.pressed();
      }
    },
    tell(message) {
      for (const run of listeners) run(message);
    },
    gesture() {
      state = 'ready';
      for (const run of gestures) run();
    },
    asks: () => asked,
  };
}
