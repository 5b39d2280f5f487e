import type { Thread } from '@shopbell/sdk';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { shortcut } from '../../keys/caps.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';

/** What a message says now. */
function wordsOf(thread: Thread | undefined, seq: number): string {
  const said = thread?.events.find((event) => event.seq === seq);
  return said?.kind === 'message' ? said.text : '';
}

/** What can be done with one's own message while its time is not over: a button beside the bubble, and its menu. */
export function MessageMenu({ seq }: { seq: number }) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const frame = useRef<HTMLFieldSetElement>(null);
  const conversation = state.open.value;
  const open = state.menu.value?.seq === seq ? state.menu.value : undefined;
  const items = () => [...(frame.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  useLayoutEffect(() => {
    if (open) items()[open.at === 'recall' ? 1 : 0]?.focus();
  }, [open]);
  const close = () => {
    intents.menu(undefined);
    frame.current?.querySelector('button')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const all = items();
      const at = all.indexOf(document.activeElement as HTMLElement);
      all.at((at + (event.key === 'ArrowDown' ? 1 : -1)) % all.length)?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <fieldset
      ref={frame}
      class="menu-frame"
      aria-label={t.thread.more}
      onKeyDown={onKeyDown}
      onFocusOut={({ relatedTarget }) => {
        if (open && !(relatedTarget instanceof Node && frame.current?.contains(relatedTarget))) intents.menu(undefined);
      }}
      // Not every browser gives a pressed button the focus; the press must not take it away from the menu either.
      onMouseDown={(event) => event.preventDefault()}
    >
      <button
        type="button"
        class="quiet icon-button"
        aria-label={t.thread.more}
        title={t.thread.more}
        aria-haspopup="menu"
        aria-expanded={open !== undefined}
        onClick={() => (open ? close() : intents.menu(seq))}
      >
        <Icon name="more" />
      </button>
      {open && (
        <div class="menu" role="menu" aria-label={t.thread.more}>
          <button
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-keyshortcuts={shortcut('change')}
            onClick={() => {
              if (intents.change(seq)) state.focus.value = 'write';
            }}
          >
            <Icon name="pencil" /> {t.thread.change} <Key of="change" />
          </button>
          <button
            type="button"
            role="menuitem"
            tabIndex={-1}
            aria-keyshortcuts={shortcut('takeBack')}
            onClick={() => {
              state.focus.value = 'thread';
              intents.takeBack(seq);
            }}
          >
            <Icon name="undo" /> {t.thread.takeBack} <Key of="takeBack" />
          </button>
          {conversation !== undefined && (
            <button
              type="button"
              role="menuitem"
              tabIndex={-1}
              disabled={!state.online.value}
              onClick={() => {
                intents.menu(undefined);
                intents.promises.ask(conversation, wordsOf(state.thread.peek(), seq));
              }}
            >
              <Icon name="flag" /> {t.promises.fromMessage}
            </button>
          )}
        </div>
      )}
    </fieldset>
  );
}
