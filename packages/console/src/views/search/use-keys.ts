import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { App } from '../../app.ts';
import { isInDialog } from '../use-keys.ts';

const results = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-found]')];

/** The search page's keys: arrows walk through what was found, `/` leads back to the words. */
export function useSearchKeys(app: App, field: RefObject<HTMLInputElement | null>): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, isComposing, keyCode, ctrlKey, metaKey, altKey } = event;
      const isOther = event.defaultPrevented || isComposing || keyCode === 229 || ctrlKey || metaKey || altKey;
      if (isOther || isInDialog(app)) return;
      const target = event.target instanceof Element ? event.target : undefined;
      const inField = target === field.current;
      const typing = target?.matches('input, select, textarea') ?? false;
      const single = app.state.settings.singleKeys.peek() && !typing;
      const rows = results();
      const at = target instanceof HTMLElement ? rows.indexOf(target) : -1;
      if (key === '/' && single) {
        field.current?.focus();
        field.current?.select();
      } else if ((key === 'ArrowDown' && (inField || !typing)) || (key === 'j' && single)) {
        rows[Math.min(at + 1, rows.length - 1)]?.focus();
      } else if ((key === 'ArrowUp' && !typing) || (key === 'k' && single)) {
        if (at > 0) rows[at - 1]?.focus();
        else field.current?.focus();
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [app]);
}
