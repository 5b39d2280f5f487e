import type { NoticeKind } from '../state/notice-settings.ts';

/** One note: its pitch in Hz, and when it begins and how long it rings, in ms. */
interface Note {
  readonly hz: number;
  readonly at: number;
  readonly ms: number;
}

/** Short and soft, and told apart without looking: what rises asks for the hand, what repeats for hurry. */
export const TONES: Readonly<Record<NoticeKind, readonly Note[]>> = {
  offer: [
    { hz: 523, at: 0, ms: 160 },
    { hz: 659, at: 110, ms: 160 },
    { hz: 784, at: 220, ms: 320 },
  ],
  due: [
    { hz: 587, at: 0, ms: 180 },
    { hz: 587, at: 200, ms: 300 },
  ],
  message: [{ hz: 784, at: 0, ms: 280 }],
  waiting: [
    { hz: 523, at: 0, ms: 180 },
    { hz: 784, at: 130, ms: 320 },
  ],
  promise: [
    { hz: 659, at: 0, ms: 180 },
    { hz: 523, at: 150, ms: 320 },
  ],
  news: [{ hz: 523, at: 0, ms: 280 }],
};
