/** What a page under test has seen of itself, in ms; undefined until it was painted. */
export interface Seen {
  /** Since its navigation began. */
  launcher?: number;
  /** From the press on the launcher until the box could be written into. */
  box?: number;
}

/** Ways that the finder knows. */
export interface LookFor {
  readonly launcher: readonly string[];
  readonly box: readonly string[];
}

declare global {
  interface Window {
    benchSeen: Seen;
    benchPressed(at: number): void;
  }
}

/**
 * Runs in the page and in its frames, after the finder; looks once a frame for the launcher, and after a press for the box.
 * Painted means: a task that was queued in the frame's last moment before painting has run. A box can be written into when it
 * is neither disabled nor read-only, is shown, and is what a click on its middle meets.
 */
export function installProbe({ launcher, box }: LookFor): void {
  const tell = (event: PointerEvent): void => top?.benchPressed(performance.timeOrigin + event.timeStamp);
  addEventListener('pointerdown', tell, { capture: true });
  if (top !== window) return;

  const { find, isShown } = window.benchFinder;
  const isUsable = (element: HTMLElement): boolean => {
    if (!isShown(element) || element.matches(':disabled, :read-only')) return false;
    const { left, top: above, width, height } = element.getBoundingClientRect();
    const root = element.getRootNode() as Document | ShadowRoot;
    const met = root.elementFromPoint(left + width / 2, above + height / 2);
    return met !== null && element.contains(met);
  };
  const whenPainted = (path: readonly string[], isThere: (element: HTMLElement) => boolean, run: () => void): void => {
    const look = (): void => {
      const found = find(path);
      if (!found || !isThere(found)) {
        requestAnimationFrame(look);
        return;
      }
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = run;
      port2.postMessage(undefined);
    };
    requestAnimationFrame(look);
  };

  window.benchSeen = {};
  whenPainted(launcher, isShown, () => {
    window.benchSeen.launcher = performance.now();
  });
  window.benchPressed = (at) =>
    whenPainted(box, isUsable, () => {
      window.benchSeen.box ??= performance.timeOrigin + performance.now() - at;
    });
}
