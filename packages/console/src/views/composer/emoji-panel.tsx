import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Emoji, findEmoji, GROUPS, loadEmoji, TONES, type Tone, toned } from '../../emoji/names.ts';
import { useApp } from '../context.ts';

const COLUMNS = 9;
/** So many are shown for what is looked for. */
const FOUND_MAX = 54;

export interface PanelProps {
  /** What opened it: a press on it is none outside. */
  anchor: RefObject<HTMLElement | null>;
  onPick(char: string): void;
  onClose(): void;
}

interface Section {
  key: string;
  title: string;
  rows: readonly (readonly Emoji[])[];
}

const inRows = (all: readonly Emoji[]) =>
  Array.from({ length: Math.ceil(all.length / COLUMNS) }, (_, row) => all.slice(row * COLUMNS, (row + 1) * COLUMNS));

/** Emoji to pick from: those written last first, then by groups, or what is looked for. Arrows walk the grid, Enter writes one. */
export function EmojiPanel({ anchor, onPick, onClose }: PanelProps) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const panel = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const [book, setBook] = useState<readonly Emoji[] | 'failed'>();
  const [words, setWords] = useState('');
  const [tone, setTone] = useState<Tone>(() => intents.emoji.tone());
  const [at, setAt] = useState({ row: 0, column: 0 });
  const nameOf = (emoji: Emoji) => (t.lang === 'zh-CN' ? emoji.zh : emoji.en)[0] ?? emoji.en[0] ?? emoji.char;

  const load = () => {
    setBook(undefined);
    loadEmoji().then(setBook, () => setBook('failed'));
  };
  useEffect(load, []);
  useLayoutEffect(() => search.current?.focus(), []);
  useEffect(() => {
    const onPointerDown = ({ target }: PointerEvent) => {
      if (!(target instanceof Node) || panel.current?.contains(target) || anchor.current?.contains(target)) return;
      onClose();
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, [onClose, anchor]);

  const sections = useMemo<readonly Section[]>(() => {
    if (!book || book === 'failed') return [];
    if (words.trim() !== '') {
      const rows = inRows(findEmoji(book, words, FOUND_MAX));
      return rows.length > 0 ? [{ key: 'found', title: t.emoji.found, rows }] : [];
    }
    const recent = intents.emoji.recent().flatMap((char) => {
      const known = book.find((emoji) => TONES.some((one) => toned(emoji, one) === char));
      return known ? { ...known, char, hasTone: false } : [];
    });
    return [
      { key: 'recent', title: t.emoji.recent, rows: inRows(recent) },
      ...GROUPS.map((key, group) => ({
        key,
        title: t.emoji.groups[key],
        rows: inRows(book.filter((emoji) => emoji.group === group)),
      })),
    ].filter(({ rows }) => rows.length > 0);
  }, [book, words, t]);
  const rows = sections.flatMap((section) => section.rows);

  const pick = (emoji: Emoji) => {
    const char = toned(emoji, tone);
    intents.emoji.used(char);
    onPick(char);
  };

  const go = (row: number, column: number) => {
    const to = Math.min(Math.max(row, 0), rows.length - 1);
    const next = { row: to, column: Math.min(Math.max(column, 0), (rows[to]?.length ?? 1) - 1) };
    setAt(next);
    panel.current?.querySelector<HTMLElement>(`[data-cell="${next.row} ${next.column}"]`)?.focus();
  };

  const onGridKey = (event: KeyboardEvent) => {
    const { row, column } = at;
    const last = rows[row]?.length ?? 1;
    const steps: Readonly<Record<string, () => void>> = {
      ArrowRight: () => (column + 1 < last ? go(row, column + 1) : row + 1 < rows.length && go(row + 1, 0)),
      ArrowLeft: () => (column > 0 ? go(row, column - 1) : row > 0 && go(row - 1, COLUMNS)),
      ArrowDown: () => go(row + 1, column),
      ArrowUp: () => (row === 0 ? search.current?.focus() : go(row - 1, column)),
      Home: () => go(row, 0),
      End: () => go(row, COLUMNS),
    };
    const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
    if (!step) return;
    event.preventDefault();
    step();
  };

  let place = 0;
  return (
    <div
      ref={panel}
      class="emoji-panel"
      role="dialog"
      aria-label={t.writing.emoji.tool}
      onKeyDown={(event) => {
        // The console's keys are letters here.
        event.stopPropagation();
        if (event.target instanceof Element && event.target.matches('.emoji-one')) onGridKey(event);
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        onClose();
      }}
    >
      <input
        ref={search}
        type="search"
        class="emoji-search"
        aria-label={t.emoji.search}
        placeholder={t.emoji.search}
        value={words}
        onInput={({ currentTarget }) => {
          setWords(currentTarget.value);
          setAt({ row: 0, column: 0 });
        }}
        onKeyDown={(event) => {
          if (event.isComposing || event.keyCode === 229) return;
          const first = rows[0]?.[0];
          if (event.key === 'ArrowDown' && first) go(0, 0);
          else if (event.key === 'Enter' && first && words.trim() !== '') pick(first);
          else return;
          event.preventDefault();
        }}
      />
      <div class="emoji-tones" role="radiogroup" aria-label={t.emoji.tone}>
        {TONES.map((one, index) => (
          <label key={one} class="emoji-tone" title={t.emoji.tones[index]}>
            <input
              type="radio"
              name="emoji-tone"
              class="sr-only"
              aria-label={t.emoji.tones[index] ?? ''}
              checked={tone === one}
              onChange={() => {
                setTone(one);
                intents.emoji.setTone(one);
              }}
            />
            <span aria-hidden="true">{`✋${one}`}</span>
          </label>
        ))}
      </div>
      {book === undefined && (
        <p class="emoji-state" role="status">
          {t.writing.emoji.loading}
        </p>
      )}
      {book === 'failed' && (
        <p class="emoji-state" role="alert">
          {t.writing.emoji.failed}{' '}
          <button type="button" class="link" onClick={load}>
            {t.thread.again}
          </button>
        </p>
      )}
      {book !== undefined && book !== 'failed' && rows.length === 0 && (
        <p class="emoji-state" role="status">
          {t.emoji.none}
        </p>
      )}
      {rows.length > 0 && (
        <div class="emoji-grid">
          {sections.map((section) => (
            <fieldset key={section.key} class="emoji-section" aria-label={section.title}>
              <p class="emoji-title" aria-hidden="true">
                {section.title}
              </p>
              {section.rows.map((row) => {
                const index = place++;
                return (
                  <div key={index} class="emoji-row">
                    {row.map((emoji, column) => (
                      <button
                        key={emoji.char}
                        type="button"
                        class="emoji-one"
                        data-cell={`${index} ${column}`}
                        tabIndex={at.row === index && at.column === column ? 0 : -1}
                        aria-label={nameOf(emoji)}
                        title={nameOf(emoji)}
                        onFocus={() => setAt({ row: index, column })}
                        onClick={() => pick(emoji)}
                      >
                        {toned(emoji, tone)}
                      </button>
                    ))}
                  </div>
                );
              })}
            </fieldset>
          ))}
        </div>
      )}
    </div>
  );
}
