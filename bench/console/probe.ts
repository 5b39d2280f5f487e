/** What a page under test has seen of itself; times in ms of `performance`. */
export interface Probe {
  /** From a key's press until what it wrote was painted. */
  keys: number[];
  /** From a key's press until another thread with words in it was painted. */
  switches: number[];
  /** When the message of this number was painted, epoch ms. */
  messages: Record<number, number>;
}

declare global {
  interface Window {
    benchProbe: Probe;
  }
}

/**
 * Runs in the page, before anything of it: watches keys, threads and messages from outside, by what the document shows. A message
 * is a `.bubble` that reads `bench N`, a thread an element of the role `log`. Painted means: a task that was queued in the
 * frame's last moment before painting has run.
 */
export function installProbe(): void {
  const probe: Probe = { keys: [], switches: [], messages: {} };
  window.benchProbe = probe;
  let pressedAt = 0;
  let before: Element | null = null;
  let switchedFrom: number | undefined;

  const whenPainted = (run: (now: number) => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => run(performance.now());
      port2.postMessage(undefined);
    });
  };
  const log = (): Element | null => document.querySelector('[role="log"]');

  addEventListener(
    'keydown',
    (event) => {
      pressedAt = event.timeStamp;
      if (!event.altKey || !/^Arrow(Down|Up)$/.test(event.key)) return;
      before = log();
      switchedFrom = pressedAt;
    },
    { capture: true },
  );
  addEventListener('input', () => {
    const from = pressedAt;
    whenPainted((now) => probe.keys.push(now - from));
  });

  const seen = (bubble: Element): void => {
    const number = /^bench (\d+)$/.exec(bubble.textContent?.trim() ?? '')?.[1];
    if (number === undefined || Number(number) in probe.messages) return;
    probe.messages[Number(number)] = 0;
    whenPainted((now) => {
      probe.messages[Number(number)] = performance.timeOrigin + now;
    });
  };
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        for (const bubble of node.matches('.bubble') ? [node] : node.querySelectorAll('.bubble')) seen(bubble);
      }
    }
    if (switchedFrom === undefined) return;
    const now = log();
    if (!now || now === before || !now.querySelector('.bubble')) return;
    const from = switchedFrom;
    switchedFrom = undefined;
    whenPainted((at) => probe.switches.push(at - from));
  }).observe(document, { childList: true, subtree: true });
}
