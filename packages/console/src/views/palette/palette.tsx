import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { createEnterGate } from '../../keys/enter.ts';
import { RECENT_MAX } from '../../state/settings.ts';
import { findCommands } from '../../text/find-commands.ts';
import { atNow } from '../commands/act.ts';
import type { At } from '../commands/action.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';
import { keepCaret } from './caret.ts';
import { ITEM_SECTIONS, type Item } from './item.ts';
import { itemsOf } from './items.ts';

/** So many are drawn: who doesn't see it among them types on. */
const SHOWN_MAX = 80;
/** So many conversations while nothing is typed: on a full day they would push all else out of sight. */
const TALKS_MAX = 8;

interface Group {
  /** Undefined for what was found: there each line says where it stands. */
  title: string | undefined;
  items: readonly Item[];
}

/** Every command, conversation and page by its name. What can't be done now stands there with the reason. */
export function Palette() {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.all.value;
  const [at] = useState<At>(() => atNow(document.activeElement ?? undefined));
  const [putCaretBack] = useState(() => keepCaret(at.target));
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const gate = useMemo(createEnterGate, []);
  const groups = groupsOf(itemsOf(app, at), query, state.settings.recent.value, t.palette.sections);
  const shown = groups.flatMap(({ items }) => items);
  const current = shown[Math.min(active, shown.length - 1)];
  const idOf = (place: number) => `palette-${place}`;
  const currentId = current && idOf(shown.indexOf(current));

  useLayoutEffect(() => {
    dialog.current?.showModal();
    field.current?.focus();
  }, []);
  useLayoutEffect(() => {
    if (currentId) document.getElementById(currentId)?.scrollIntoView({ block: 'nearest' });
  }, [currentId, query]);

  const close = () => {
    // Gives the focus back to where it was, where the command finds it.
    dialog.current?.close();
    putCaretBack();
    intents.palette(false);
  };
  const choose = (item: Item | undefined) => {
    if (!item || item.why) return;
    close();
    const { recent } = state.settings;
    if (item.remembered) {
      recent.value = [item.id, ...recent.peek().filter((id) => id !== item.id)].slice(0, RECENT_MAX);
    }
    item.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, shiftKey, altKey, ctrlKey, metaKey, isComposing, keyCode, timeStamp } = event;
    // No key in here is the desk's.
    event.stopPropagation();
    const opens = (ctrlKey || metaKey) && key.toLowerCase() === 'k';
    // On the cross Enter is the cross's.
    const isTyping = event.target === field.current;
    if (isComposing || keyCode === 229) return;
    const last = shown.length - 1;
    const place = Math.min(active, last);
    const step = { ArrowDown: place < last ? place + 1 : 0, ArrowUp: place > 0 ? place - 1 : last }[key];
    const page = { PageDown: Math.min(place + 8, last), PageUp: Math.max(place - 8, 0) }[key];
    const to = step ?? page;
    if (to !== undefined && !altKey && !ctrlKey && !metaKey) setActive(Math.max(to, 0));
    else if (key === 'Escape' || opens) close();
    else if (isTyping && gate.sends({ key, shiftKey, altKey, ctrlKey, metaKey, isComposing, keyCode, at: timeStamp })) {
      if (!event.repeat) choose(current);
    } else return;
    event.preventDefault();
  };

  let place = -1;
  return (
    <dialog
      ref={dialog}
      class="palette"
      aria-label={t.palette.label}
      onClose={() => intents.palette(false)}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (event.target === dialog.current) close();
      }}
    >
      <div class="palette-head">
        <Icon name="search" />
        <input
          ref={field}
          type="text"
          class="palette-field"
          role="combobox"
          aria-label={t.palette.field}
          aria-expanded="true"
          aria-haspopup="listbox"
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-activedescendant={currentId}
          placeholder={t.palette.field}
          autocomplete="off"
          spellcheck={false}
          maxLength={100}
          value={query}
          onInput={({ currentTarget }) => {
            setQuery(currentTarget.value);
            setActive(0);
          }}
          onCompositionStart={() => gate.compositionStart()}
          onCompositionEnd={(event) => gate.compositionEnd(event.timeStamp)}
        />
        <button type="button" class="quiet icon-button" aria-label={t.palette.close} onClick={close}>
          <Icon name="cross" />
        </button>
      </div>
      <p class="sr-only" role="status">
        {query.trim() === '' ? '' : shown.length === 0 ? t.palette.none : t.palette.found(shown.length)}
      </p>
      {shown.length === 0 && (
        <p class="palette-none" aria-hidden="true">
          {t.palette.none}
        </p>
      )}
      <div id="palette-list" class="palette-list" role="listbox" aria-label={t.palette.results} tabIndex={-1}>
        {groups.map(({ title, items }) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of a listbox
          <div key={title ?? ''} role="group" aria-label={title ?? t.palette.results} class="palette-group">
            {title && (
              <p class="palette-title" aria-hidden="true">
                {title}
              </p>
            )}
            {items.map((item) => {
              place++;
              const own = place;
              return (
                <Line
                  key={item.id}
                  id={idOf(own)}
                  item={item}
                  isActive={item === current}
                  isFound={title === undefined}
                  onPoint={() => setActive(own)}
                  onChoose={() => choose(item)}
                />
              );
            })}
          </div>
        ))}
      </div>
      <p class="palette-foot" aria-hidden="true">
        <Key name="↑↓" /> {t.palette.hints.walk} <Key name="↵" /> {t.palette.hints.run} <Key of="leave" />{' '}
        {t.palette.hints.close}
      </p>
    </dialog>
  );
}

interface LineProps {
  id: string;
  item: Item;
  isActive: boolean;
  /** Something was typed. */
  isFound: boolean;
  onPoint(): void;
  onChoose(): void;
}

function Line({ id, item, isActive, isFound, onPoint, onChoose }: LineProps) {
  const { words, beside, section, caps, why } = item;
  const where = isFound || section === 'talks';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the focus stays in the field, whose keys choose
    // biome-ignore lint/a11y/useFocusableInteractive: the same; the field names the active one
    <div
      id={id}
      class="palette-line"
      role="option"
      aria-selected={isActive}
      aria-disabled={why ? 'true' : undefined}
      onMouseMove={onPoint}
      // The focus stays in the field.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <bdi class="palette-words">{words}</bdi>
      {why ? <span class="palette-beside">{why}</span> : where && <span class="palette-beside">{beside}</span>}
      <span class="palette-caps">
        {caps.map((name) => (
          <kbd key={name} class="key">
            {name}
          </kbd>
        ))}
      </span>
    </div>
  );
}

/** What was typed finds in one list; with nothing typed there stands first what was done lately, then everything in its place. */
function groupsOf(
  all: readonly Item[],
  query: string,
  recent: readonly string[],
  titles: Readonly<Record<Item['section'] | 'recent', string>>,
): readonly Group[] {
  if (query.trim() !== '') {
    const items = findCommands(all, query).slice(0, SHOWN_MAX);
    return items.length > 0 ? [{ title: undefined, items }] : [];
  }
  const lately = recent.flatMap((id) => all.filter((item) => item.id === id && !item.why));
  const sections = ITEM_SECTIONS.map((section) => ({
    title: titles[section],
    // What can be done stands before what can't.
    items: all
      .filter((item) => item.section === section && !lately.includes(item))
      .sort((a, b) => Number(a.why !== undefined) - Number(b.why !== undefined))
      .slice(0, section === 'talks' ? TALKS_MAX : SHOWN_MAX),
  }));
  const canNothing = ({ items }: Group) => Number(items.every(({ why }) => why !== undefined));
  sections.sort((a, b) => canNothing(a) - canNothing(b));
  return [{ title: titles.recent, items: lately }, ...sections].filter(({ items }) => items.length > 0);
}
