import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { App } from '../../app.ts';
import type { Overview } from '../../state/overview/index.ts';
import { EVERYTHING, KINDS } from '../../state/overview/order.ts';
import { isInDialog } from '../use-keys.ts';
import { actOf, doAct } from './acts.ts';

/** Rows of a page, for PageUp and PageDown. */
const PAGE = 10;

/** The keys of the floor: arrows walk the table, digits narrow it, letters act as on the desk, `/` finds, Escape steps back by one. */
export function useOverviewKeys(
  app: App,
  overview: Overview,
  field: RefObject<HTMLInputElement | null>,
  goTo: (index: number) => void,
): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { isComposing, keyCode, ctrlKey, metaKey, altKey } = event;
      const isOther = event.defaultPrevented || isComposing || keyCode === 229 || ctrlKey || metaKey || altKey;
      if (isOther || isInDialog(app)) return;
      if (press(app, overview, field.current, goTo, event)) event.preventDefault();
    };
    // Heard before the page's own Escape, which leads to the desk.
    const onEscape = (event: KeyboardEvent) => {
      const isOther = event.key !== 'Escape' || event.isComposing || event.defaultPrevented;
      if (isOther || isInDialog(app) || app.state.office.away.peek()) return;
      if (stepBack(overview.narrow, event.target === field.current)) event.preventDefault();
    };
    document.addEventListener('keydown', onEscape, { capture: true });
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onEscape, { capture: true });
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [app, overview, goTo]);
}

function press(
  app: App,
  { shown, narrow, cursor, settle }: Overview,
  field: HTMLInputElement | null,
  goTo: (index: number) => void,
  { key, target, repeat, shiftKey }: KeyboardEvent,
): boolean {
  const element = target instanceof Element ? target : undefined;
  const inField = element !== undefined && element === field;
  const typing = element?.matches('input, select, textarea') ?? false;
  const inTable = element?.closest('[data-talk]') != null;
  const single = app.state.settings.singleKeys.peek() && !typing;
  const { entries } = shown.peek();
  const at = entries.findIndex(({ row }) => row.conversation === cursor.peek());
  const walk = (to: number): boolean => {
    if (entries.length > 0) goTo(Math.min(Math.max(to, 0), entries.length - 1));
    return entries.length > 0;
  };
  if (key === '/' && single) {
    field?.focus();
    field?.select();
    return true;
  }
  if (key === 'ArrowDown' && inField) return walk(0);
  if ((key === 'ArrowDown' && !typing) || (key === 'j' && single)) return walk(inTable ? at + 1 : Math.max(at, 0));
  if ((key === 'ArrowUp' && !typing) || (key === 'k' && single)) return walk(inTable ? at - 1 : Math.max(at, 0));
  if (inTable && (key === 'Home' || key === 'End')) return walk(key === 'Home' ? 0 : entries.length - 1);
  if (inTable && (key === 'PageDown' || key === 'PageUp')) return walk(at + (key === 'PageDown' ? PAGE : -PAGE));
  // A finger that rests on a key does it once.
  if (!single || repeat || shiftKey) return false;
  if (key === '.') {
    settle();
    return true;
  }
  const kind = KINDS[Number(key) - 1];
  if (kind) {
    const { kind: before, ...rest } = narrow.peek();
    narrow.value = before === kind ? rest : { ...rest, kind };
    return true;
  }
  const entry = inTable ? entries[at] : undefined;
  const act = entry && !entry.gone && actOf(key, entry.row, app.state.self.peek());
  if (!entry || !act || app.state.view.peek().connection !== 'online') return false;
  doAct(app, act, entry.row);
  return true;
}

/** From the words that are looked for, or from what is narrowed, to everything. False where there is nothing to step back from. */
function stepBack(narrow: Overview['narrow'], inField: boolean): boolean {
  const { words, ...rest } = narrow.peek();
  if (inField && words === '') return false;
  const isNarrow = words !== '' || Object.keys(rest).length > 0;
  if (isNarrow) narrow.value = inField ? { ...rest, words: '' } : EVERYTHING;
  return isNarrow;
}
