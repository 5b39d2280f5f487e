import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { App } from '../../app.ts';
import { keysOf } from '../../keys/commands.ts';
import type { LeftInbox } from '../../state/left-inbox/index.ts';
import { EVERYTHING, isNarrow, isSettled, VIEWS } from '../../state/left-inbox/narrow.ts';
import { allOf, NONE_PICKED, reached, toggled } from '../../state/left-inbox/picked.ts';
import { wantFocusIn } from '../focus.ts';
import { isInDialog } from '../use-keys.ts';
import { pickedRows, whyNot } from './deeds.ts';

/** What keys lead to: a row by its place, and claiming what is picked. */
interface InboxWays {
  walk(index: number): void;
  claim(): void;
}

/** Rows of a page, for PageUp and PageDown. */
const PAGE = 10;

/** The keys of the list: arrows walk it, with Shift they pick, Space picks one, Ctrl or ⌘ A all, Enter opens; Escape steps back by one. */
export function useInboxKeys(
  app: App,
  inbox: LeftInbox,
  field: RefObject<HTMLInputElement | null>,
  ways: InboxWays,
): void {
  const now = useRef(ways);
  now.current = ways;
  useLayoutEffect(() => {
    const isOther = (event: KeyboardEvent): boolean =>
      event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.altKey || isInDialog(app);
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isOther(event) && press(app, inbox, field.current, now.current, event)) event.preventDefault();
    };
    // Heard before the page's own Escape, which leads to the desk.
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || isOther(event) || app.state.office.away.peek()) return;
      // A question of the bar has its own.
      if (event.target instanceof Element && event.target.closest('.inbox-bar form, .inbox-bar .question')) return;
      if (stepBack(inbox, event.target === field.current)) event.preventDefault();
    };
    document.addEventListener('keydown', onEscape, { capture: true });
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('keydown', onEscape, { capture: true });
      document.removeEventListener('keydown', onKeyDown);
    };
  }, [app, inbox]);
}

function press(
  app: App,
  inbox: LeftInbox,
  field: HTMLInputElement | null,
  { walk: goTo, claim }: InboxWays,
  event: KeyboardEvent,
): boolean {
  const { key, target, repeat, shiftKey } = event;
  const mod = event.ctrlKey || event.metaKey;
  const element = target instanceof Element ? target : undefined;
  const inField = element !== undefined && element === field;
  const typing = element?.matches('input:not([type=checkbox]), select, textarea') ?? false;
  const inList = element?.closest('.lefts') != null;
  const onRow = element?.matches('[data-left]') ?? false;
  const single = app.state.settings.singleKeys.peek() && !typing && !mod;
  const { narrow, shown, cursor, picked } = inbox;
  const many = !isSettled(narrow.peek().view);
  const { entries } = shown.peek();
  const order = entries.flatMap(({ row, gone }) => (gone ? [] : [row.conversation]));
  const at = entries.findIndex(({ row }) => row.conversation === cursor.peek());
  const entry = onRow ? entries[at] : undefined;
  const walk = (to: number): boolean => {
    if (entries.length === 0) return false;
    const place = Math.min(Math.max(to, 0), entries.length - 1);
    const before = entries[at];
    goTo(place);
    const next = entries[place];
    if (shiftKey && many && onRow && next && !next.gone) {
      const now = picked.peek();
      const start = now.anchor === undefined && before && !before.gone ? toggled(now, before.row.conversation) : now;
      inbox.pick(reached(start, order, next.row.conversation));
    }
    return true;
  };
  if (mod) {
    if (key.toLowerCase() !== 'a' || !inList || !many || shiftKey || repeat) return false;
    inbox.pick(allOf(picked.peek(), order));
    return true;
  }
  if (key === '/' && single) {
    field?.focus();
    field?.select();
    return true;
  }
  if (key === 'ArrowDown' && inField) return walk(0);
  if ((key === 'ArrowDown' && !typing) || (key === 'j' && single)) return walk(onRow ? at + 1 : Math.max(at, 0));
  if ((key === 'ArrowUp' && !typing) || (key === 'k' && single)) return walk(onRow ? at - 1 : Math.max(at, 0));
  if (onRow && (key === 'Home' || key === 'End')) return walk(key === 'Home' ? 0 : entries.length - 1);
  if (onRow && (key === 'PageDown' || key === 'PageUp')) return walk(at + (key === 'PageDown' ? PAGE : -PAGE));
  if (entry && key === 'Enter') {
    const { conversation } = entry.row;
    app.intents.office.goToTalk(conversation, () => wantFocusIn(app, conversation));
    return true;
  }
  if (entry && !entry.gone && many && key === ' ') {
    const { conversation } = entry.row;
    inbox.pick(shiftKey ? reached(picked.peek(), order, conversation) : toggled(picked.peek(), conversation));
    return true;
  }
  // A finger that rests on a key does it once.
  if (!single || repeat || shiftKey) return false;
  if (key === '.') {
    inbox.settle();
    return true;
  }
  const view = VIEWS[Number(key) - 1];
  if (view) {
    narrow.value = { ...narrow.peek(), view, late: narrow.peek().late && !isSettled(view) };
    return true;
  }
  if (key !== keysOf('take')[0].key) return false;
  if (picked.peek().ids.size === 0 && entry && !entry.gone && many) {
    inbox.pick(toggled(NONE_PICKED, entry.row.conversation));
  }
  if (picked.peek().ids.size === 0 || whyNot(app, 'claim', pickedRows(inbox)) !== undefined) return false;
  claim();
  return true;
}

/** From what is picked to nothing, from words to none, from what is narrowed to everything. False where there is nothing to step back from. */
function stepBack(inbox: LeftInbox, inField: boolean): boolean {
  const { narrow, picked } = inbox;
  const now = narrow.peek();
  if (inField && now.words === '') return false;
  if (inField) {
    narrow.value = { ...now, words: '' };
    return true;
  }
  if (picked.peek().ids.size > 0) {
    inbox.pick(NONE_PICKED);
    return true;
  }
  if (isNarrow(now) || now.view !== 'open') {
    narrow.value = EVERYTHING;
    return true;
  }
  return false;
}
