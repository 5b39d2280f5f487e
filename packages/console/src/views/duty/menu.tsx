import type { AgentStatus } from '@shopbell/sdk/agent';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { shortcut } from '../../keys/caps.ts';
import { STATUSES } from '../../state/duty.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';

/** The four statuses, each with what it does. Arrows walk, a first letter leads, Escape leaves. */
export function StatusMenu({ status }: { status: AgentStatus }) {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const menu = useRef<HTMLDivElement>(null);
  const items = () => [...(menu.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
  useLayoutEffect(() => items()[STATUSES.indexOf(status)]?.focus(), []);

  const walk = (event: KeyboardEvent) => {
    const all = items();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) all.at(to % all.length)?.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') {
      intents.statusMenu(false);
      if (event.key === 'Tab') return;
      document.querySelector<HTMLElement>('.duty-button')?.focus();
    } else if (event.key.length === 1 && event.key !== ' ') {
      all.find((item) => item.textContent?.toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={menu}
      class="menu duty-menu"
      role="menu"
      tabIndex={-1}
      aria-label={t.floor.menu}
      onKeyDown={walk}
      onFocusOut={({ relatedTarget }) => {
        if (!(relatedTarget instanceof Node && menu.current?.contains(relatedTarget))) intents.statusMenu(false);
      }}
    >
      {STATUSES.map((one) => (
        <button
          key={one}
          type="button"
          role="menuitemradio"
          aria-checked={one === status}
          tabIndex={-1}
          data-status={one}
          // A press on the button that opened it must not close it and open it anew.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => intents.setStatus(one)}
        >
          <span class="duty-dot" />
          <span class="duty-choice">
            <span>{t.floor.choose[one]}</span>
            <small>{t.floor.does[one]}</small>
          </span>
          {one === status && <Icon name="check" />}
        </button>
      ))}
      <button
        type="button"
        role="menuitem"
        tabIndex={-1}
        aria-keyshortcuts={shortcut('summary')}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => {
          intents.statusMenu(false);
          intents.office.goTo('summary');
        }}
      >
        <Icon name="page" />
        <span class="duty-choice">{t.summary.key}</span>
        <Key of="summary" />
      </button>
    </div>
  );
}
