/** What of a keydown event decides. */
export type EnterKey = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'isComposing' | 'keyCode'>;

/** Safari ends a composition before the keydown that ended it; an Enter this soon after belongs to the input method. */
export const COMPOSITION_TAIL_MS = 50;

/**
 * True when this key sends. Shift+Enter breaks the line; an Enter that picks a candidate never sends, in any browser's order
 * of events.
 *
 * @param sinceCompositionMs time since the last `compositionend`; Infinity when there was none
 */
export function sends(event: EnterKey, sinceCompositionMs: number): boolean {
  return (
    event.key === 'Enter' &&
    !event.shiftKey &&
    !event.isComposing &&
    event.keyCode !== 229 &&
    sinceCompositionMs >= COMPOSITION_TAIL_MS
  );
}
