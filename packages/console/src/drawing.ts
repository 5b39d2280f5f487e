import { options } from 'preact';

/** A window that lies under others may get no frame; it is drawn all the same within this, in ms. */
const FRAME_WITHIN_MS = 100;

/** What people do with a page. What comes of it stands there before they do the next thing: a focus that moves, above all. */
const HANDS = [
  'keydown',
  'keyup',
  'beforeinput',
  'input',
  'compositionend',
  'pointerdown',
  'pointerup',
  'click',
  'paste',
  'drop',
] as const;

/**
 * Draws what changes by itself once a frame, however much comes: nobody sees more. Of what a person does all is drawn in the same
 * task, and what waited for a frame before it. Only drawing waits; the state is what it is at once. Returns the way to stop.
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
  const onHand = (): void => {
    drawNow();
    if (isByHand) return;
    isByHand = true;
    window.setTimeout(() => {
      isByHand = false;
    });
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
  for (const name of HANDS) window.addEventListener(name, onHand, { capture: true, passive: true });
  document.addEventListener('visibilitychange', onHidden);
  return () => {
    if (before) options.debounceRendering = before;
    else delete options.debounceRendering;
    for (const name of HANDS) window.removeEventListener(name, onHand, { capture: true });
    document.removeEventListener('visibilitychange', onHidden);
    drawNow();
  };
}
