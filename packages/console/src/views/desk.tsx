import { useLayoutEffect } from 'preact/hooks';
import { deskColumns } from '../state/panes.ts';
import { useApp } from './context.ts';
import { Offers } from './duty/offers.tsx';
import { Lines } from './line.tsx';
import { ListPane } from './list/pane.tsx';
import { NoticeStrip } from './notices/strip.tsx';
import { ShopperPane } from './shopper/pane.tsx';
import { CardDialog, HandoverDialog, InviteDialog, PromiseDialogs } from './soon.ts';
import { ThreadPane } from './thread/pane.tsx';
import { useKeys } from './use-keys.ts';

/** The desk: list, thread, shopper; as many side by side as fit. */
export function Desk() {
  const app = useApp();
  const { state, announcer } = app;
  useKeys(app);
  // Whoever signs in, or comes back from a page, goes on by keys from the list; where only a thread fits, from the thread.
  useLayoutEffect(() => {
    if (document.activeElement !== document.body || (state.open.peek() && state.focus.peek())) return;
    document.querySelector<HTMLElement>('[data-list]')?.focus();
    if (document.activeElement === document.body) state.focus.value = 'thread';
  }, []);
  const shows = [
    'desk',
    state.open.value ? 'desk-open' : 'desk-list',
    state.details.value && state.about.value ? 'desk-details' : '',
  ].join(' ');
  return (
    <div class={shows} style={deskColumns(state.settings.panes.value)}>
      <ListPane />
      <NoticeStrip />
      <ThreadPane />
      <ShopperPane />
      <Lines />
      {state.handing.value && <HandoverDialog key={state.handing.value.conversation} handing={state.handing.value} />}
      {state.promises.dialog.value && <PromiseDialogs promising={state.promises.dialog.value} />}
      {state.carding.value && <CardDialog key={state.carding.value.conversation} carding={state.carding.value} />}
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
