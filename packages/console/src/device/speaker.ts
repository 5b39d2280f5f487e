import type { NoticeKind } from '../state/notice-settings.ts';
import { TONES } from './tones.ts';

/** `none` – this browser has no sound; `held` – it keeps the page silent until somebody has pressed something on it. */
export type SpeakerState = 'none' | 'held' | 'ready';

/** What the page can be heard by. */
export interface Speaker {
  read(): SpeakerState;
  /** Calls `run` when it can be heard from now on. Returns the way to stop. */
  listen(run: () => void): () => void;
  /** Its tone. */
  play(kind: NoticeKind, loud: boolean): void;
}

/** Share of full volume. Soft is about a word spoken at the next desk. */
const VOLUME = { soft: 0.05, loud: 0.2 };
/** Rising and falling by nothing would click. */
const RISE_S = 0.012;
const NOTHING = 0.0001;
/** What browsers take for somebody being there. */
const GESTURES = ['pointerdown', 'keydown'] as const;

/** Made of two or three sine tones; no file is loaded. The device is opened with the first tone, not before. */
export function browserSpeaker(window: Window & typeof globalThis): Speaker {
  const { document, navigator } = window;
  let context: AudioContext | undefined;
  let pressed = false;
  const can = typeof window.AudioContext === 'function';
  // A context that is opened too early is refused with a warning: the browser is asked without one.
  const isFree = (): boolean => pressed || navigator.userActivation?.hasBeenActive === true;
  return {
    read: () => (can ? (isFree() ? 'ready' : 'held') : 'none'),
    listen(run) {
      const onGesture = () => {
        pressed = true;
        stop();
        run();
      };
      const stop = () => {
        for (const name of GESTURES) document.removeEventListener(name, onGesture, true);
      };
      for (const name of GESTURES) document.addEventListener(name, onGesture, true);
      return stop;
    },
    play(kind, loud) {
      if (!can || !isFree()) return;
      context ??= new window.AudioContext();
      const { currentTime, destination } = context;
      void context.resume();
      for (const { hz, at, ms } of TONES[kind]) {
        const tone = context.createOscillator();
        const volume = context.createGain();
        const from = currentTime + at / 1000;
        const until = from + ms / 1000;
        tone.frequency.value = hz;
        volume.gain.setValueAtTime(0, from);
        volume.gain.linearRampToValueAtTime(loud ? VOLUME.loud : VOLUME.soft, from + RISE_S);
        volume.gain.exponentialRampToValueAtTime(NOTHING, until);
        tone.connect(volume).connect(destination);
        tone.start(from);
        tone.stop(until);
      }
    },
  };
}
