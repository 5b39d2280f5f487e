import type { Sign, TabPorts } from '../tabs/ports.ts';

const SIGNS: { readonly [event: string]: Sign } = {
  pagehide: 'away',
  freeze: 'away',
  pageshow: 'back',
  resume: 'back',
};

/** What becomes of the page: put into the back-forward cache, frozen, back again, looked at. */
export const pageLife: Pick<TabPorts, 'page' | 'visible' | 'closed'> = {
  page(hear) {
    const heard = ({ type }: Event) => hear(SIGNS[type] ?? (document.hidden ? 'hidden' : 'shown'));
    const targets = {
      pagehide: window,
      pageshow: window,
      freeze: document,
      resume: document,
      visibilitychange: document,
    };
    for (const [type, target] of Object.entries(targets)) target.addEventListener(type, heard);
    return () => {
      for (const [type, target] of Object.entries(targets)) target.removeEventListener(type, heard);
    };
  },
  visible: () => !document.hidden,
  closed: () => window.closed,
};
