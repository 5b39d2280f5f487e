import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useId, useLayoutEffect, useState } from 'preact/hooks';
import { type Colon, colonAt } from '../../emoji/colon.ts';
import { type Emoji, findEmoji, loadEmoji, toned } from '../../emoji/names.ts';
import { useApp } from '../context.ts';

const SHOWN_MAX = 6;

/** What the box needs to offer emoji by name. */
interface ColonBox {
  /** For the text field, while there is something to choose. */
  attributes: { 'aria-autocomplete'?: 'list'; 'aria-controls'?: string; 'aria-activedescendant'?: string };
  /** True when the key was for the list. */
  onKeyDown(event: KeyboardEvent): boolean;
  view: ComponentChildren;
}

/** Emoji by `:name`, in either language: a list above the words, arrows choose, Enter or Tab writes it, Escape leaves the name as it is. */
export function useColon(
  field: RefObject<HTMLTextAreaElement | null>,
  text: string,
  change: (text: string) => void,
): ColonBox {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const id = useId();
  const [book, setBook] = useState<readonly Emoji[]>();
  const [colon, setColon] = useState<Colon>();
  const [left, setLeft] = useState<number>();
  const [at, setAt] = useState(0);

  useLayoutEffect(() => {
    const area = field.current;
    const next = area && document.activeElement === area ? colonAt(text, area.selectionStart) : undefined;
    setColon(next);
    setAt(0);
    if (!next) setLeft(undefined);
  }, [text]);
  const wanted = colon !== undefined;
  useEffect(() => {
    // Without the names a colon is a colon.
    if (wanted && !book) loadEmoji().then(setBook, () => undefined);
  }, [wanted]);

  const found = colon && book && colon.from !== left ? findEmoji(book, colon.words, SHOWN_MAX) : [];
  const active = found[Math.min(at, found.length - 1)];

  const write = (emoji: Emoji) => {
    const area = field.current;
    if (!area || !colon) return;
    const char = toned(emoji, intents.emoji.tone());
    intents.emoji.used(char);
    area.focus();
    area.setRangeText(char, colon.from, colon.to, 'end');
    change(area.value);
  };

  return {
    attributes: active
      ? { 'aria-autocomplete': 'list', 'aria-controls': id, 'aria-activedescendant': `${id}-${found.indexOf(active)}` }
      : {},
    onKeyDown(event) {
      const { key, isComposing, keyCode, shiftKey, altKey, ctrlKey, metaKey } = event;
      if (!active || isComposing || keyCode === 229 || shiftKey || altKey || ctrlKey || metaKey) return false;
      if (key === 'ArrowDown') setAt((at + 1) % found.length);
      else if (key === 'ArrowUp') setAt((at + found.length - 1) % found.length);
      else if (key === 'Enter' || key === 'Tab') write(active);
      else if (key === 'Escape') setLeft(colon?.from);
      else return false;
      event.preventDefault();
      return true;
    },
    view: active && (
      <div id={id} class="emoji-names" role="listbox" tabIndex={-1} aria-label={t.writing.emoji.tool}>
        {found.map((emoji, index) => (
          <div
            key={emoji.char}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={emoji === active}
            onPointerDown={(event) => {
              // The focus stays in the box.
              event.preventDefault();
              write(emoji);
            }}
          >
            <span aria-hidden="true">{toned(emoji, intents.emoji.tone())}</span>
            <bdi>{(t.lang === 'zh-CN' ? emoji.zh : emoji.en)[0]}</bdi>
          </div>
        ))}
      </div>
    ),
  };
}
