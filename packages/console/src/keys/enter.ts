/** Safari ends a composition before it sends the Enter that ended it; such an Enter comes within this, in ms. */
const AFTER_COMPOSITION_MS = 50;

/** What of a keydown matters. `at` is the event's own time, in ms. */
export interface EnterPress {
  key: string;
  shiftKey: boolean;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  isComposing: boolean;
  keyCode: number;
  at: number;
}

/** Tells the Enter that sends from the one that picks a word in an input method. One a text box. */
export interface EnterGate {
  compositionStart(): void;
  /** @param at the event's own time, in ms */
  compositionEnd(at: number): void;
  /** True when this press sends. Shift or Alt with Enter breaks the line; Ctrl or Command sends as well. */
  sends(press: EnterPress): boolean;
}

export function createEnterGate(): EnterGate {
  let composing = false;
  let endedAt = Number.NEGATIVE_INFINITY;
  return {
    compositionStart() {
      composing = true;
    },
    compositionEnd(at) {
      composing = false;
      endedAt = at;
    },
    sends(press) {
      if (press.key !== 'Enter' || press.shiftKey || press.altKey) return false;
      if (composing || press.isComposing || press.keyCode === 229) return false;
      return press.at - endedAt >= AFTER_COMPOSITION_MS;
    },
  };
}
