import { useEffect } from 'preact/hooks';
import { useApp } from './context.ts';
import { DIALOGS, HandoverDialog, InviteDialog, KeysSheet, PromiseDialogs } from './dialogs.ts';
import { Offers } from './duty/offers.tsx';
import { Lines } from './line.tsx';
import { ListPane } from './list/pane.tsx';
import { ShopperPane } from './shopper/pane.tsx';
import { ThreadPane } from './thread/pane.tsx';
import { useKeys } from './use-keys.ts';

/** How long after the first screen its dialogs are fetched, in ms: what is on the screen comes first. */
const DIALOGS_AFTER_MS = 1000;

/** The desk: list, thread, shopper; as many side by side as fit. */
export function Desk() {
  const app = useApp();
  const { state, announcer } = app;
  useKeys(app);
  useEffect(
    () =>
      app.after(DIALOGS_AFTER_MS, () => {
        // One that doesn't come now is asked for again when it is wanted.
        for (const dialog of DIALOGS) dialog.load().catch(() => undefined);
      }),
    [],
  );
  const shows = [
    'desk',
    state.open.value ? 'desk-open' : 'desk-list',
    state.details.value && state.about.value ? 'desk-details' : '',
  ].join(' ');
  return (
    <div class={shows}>
      <ListPane />
      <ThreadPane />
      <ShopperPane />
      <Lines />
      {state.keysShown.value && <KeysSheet />}
      {state.handing.value && <HandoverDialog key={state.handing.value.conversation} handing={state.handing.value} />}
      {state.promises.dialog.value && <PromiseDialogs promising={state.promises.dialog.value} />}
      {state.inviting.value && <InviteDialog key={state.inviting.value.conversation} inviting={state.inviting.value} />}
      <div class="sr-only" role="status">
        {announcer.waiting.value}
      </div>
      <div class="sr-only" role="status">
        {announcer.said.value}
      </div>
      <Offers />
    </div>
  );
}
