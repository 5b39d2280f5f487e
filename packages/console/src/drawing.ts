import { options } from 'preact';

/** A window that lies under others may get no frame; it is drawn all the same within this, in ms. */
const FRAME_WITHIN_MS = 100;

/**
 * What people do with a page, told before it changes anything there: what waits is drawn before it. A key that moves the focus must
 * have moved it before the next key.
 */
const ASKED = ['keydown', 'beforeinput', 'pointerdown', 'pointerup', 'paste', 'drop'] as const;

/**
 * The same, told when the page has changed already: a field holds what the state hears of by this event or the next one. Drawn in
 * between, it would be set back to what the state knows, and what was chosen or typed would be lost.
 */
const DONE = ['compositionend', 'click', 'input', 'change'] as const;

/**
 * Draws what changes by itself once a frame, however much comes: nobody sees more. What a person does is drawn in the same task, or in
 * the next one where something waited. Only drawing waits; the state is what it is at once. Returns the way to stop.
 */
export function drawByFrames(window: Window & typeof globalThis): () => void {
  const { document } = window;
  const before = options.debounceRendering;
  let waiting: (() => void) | undefined;
  let frame = 0;
  let timer = 0;
  let isByHand = false;

  const drawNow = (): void => {
    const draw = waiting;
    waiting = undefined;
    window.cancelAnimationFrame(frame);
    window.clearTimeout(timer);
    draw?.();
  };
  const onDone = (): void => {
    if (isByHand) return;
    isByHand = true;
    window.setTimeout(() => {
      isByHand = false;
      drawNow();
    });
  };
  const onAsked = (): void => {
    drawNow();
    onDone();
  };
  const onHidden = (): void => {
    if (document.hidden) drawNow();
  };

  options.debounceRendering = (draw) => {
    // A hidden page has no frames; its title and what a screen reader is told go on.
    if (isByHand || document.hidden) return queueMicrotask(draw);
    waiting = draw;
    frame = window.requestAnimationFrame(drawNow);
    timer = window.setTimeout(drawNow, FRAME_WITHIN_MS);
  };
  const anywhere = { capture: true, passive: true };
  for (const name of ASKED) window.addEventListener(name, onAsked, anywhere);
  for (const name of DONE) window.addEventListener(name, onDone, anywhere);
  document.addEventListener('visibilitychange', onHidden);
  return () => {
    if (before) options.debounceRendering = before;
    else delete options.debounceRendering;
    for (const name of ASKED) window.removeEventListener(name, onAsked, anywhere);
    for (const name of DONE) window.removeEventListener(name, onDone, anywhere);
    document.removeEventListener('visibilitychange', onHidden);
    drawNow();
  };
}
