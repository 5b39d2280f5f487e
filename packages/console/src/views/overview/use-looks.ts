import { useComputed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { toOverview } from '../../api/overview.ts';
import type { App } from '../../app.ts';
import type { Overview } from '../../state/overview/index.ts';

/** Time between two looks at what the live lists don't hold, in ms. */
const LOOK_MS = 5000;

/** Looks at the whole floor now and then while the live lists hold only a part of it and somebody sees the page. */
export function useLooks({ state, intents, after }: App, { cut, looked, refused }: Overview): void {
  const wanted = useComputed(() => cut.value && state.visible.value && state.online.value).value;
  useEffect(() => {
    if (!wanted) return undefined;
    let gone = false;
    let cancel = (): void => {};
    const look = async (): Promise<void> => {
      const answer = await intents.office.ask(toOverview, 'GET', 'floor/conversations');
      if (gone) return;
      if (answer.ok) looked.value = answer.value;
      refused.value = answer.ok ? undefined : answer.refused;
      cancel = after(LOOK_MS, () => void look());
    };
    void look();
    return () => {
      gone = true;
      cancel();
    };
  }, [wanted]);
}
