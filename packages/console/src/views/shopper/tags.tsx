import { useRef, useState } from 'preact/hooks';
import type { ShopperView, Tag } from '../../api/shopper.ts';
import { findTags } from '../../text/find-tags.ts';
import { useApp } from '../context.ts';
import { type Task, useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { Icon } from '../parts/icon.tsx';
import { Section } from './section.tsx';
import { TagChip } from './tag.tsx';

/** Tags shown below the field at a time. */
const SHOWN = 8;

/** The tags they have, and one more by typing. */
export function Tags({ facts }: { facts: ShopperView }) {
  const { state, intents } = useApp();
  const p = state.settings.all.value.panel;
  const task = useTask();
  const field = useRef<HTMLInputElement>(null);
  return (
    <Section fold="tags" title={p.fold.tags} {...(facts.tags.length > 0 ? { count: facts.tags.length } : {})}>
      <ul class="tags" aria-label={p.fold.tags}>
        {facts.tags.map((tag) => (
          <li key={tag.id}>
            <TagChip tag={tag}>
              <button
                type="button"
                class="quiet tag-off"
                aria-label={p.untag(tag.name)}
                disabled={task.busy}
                onClick={() => {
                  // The button goes with its tag.
                  field.current?.focus();
                  void task.run(() => intents.shopper.tag(tag.id, false));
                }}
              >
                <Icon name="cross" />
              </button>
            </TagChip>
          </li>
        ))}
      </ul>
      <AddTag has={facts.tags} task={task} field={field} />
      <Told refused={task.refused} />
    </Section>
  );
}

interface AddProps {
  has: readonly Tag[];
  task: Task;
  field: { current: HTMLInputElement | null };
}

/** A combobox over the site's tags: arrows choose, Enter puts on, Escape closes. */
function AddTag({ has, task, field }: AddProps) {
  const { state, intents } = useApp();
  const p = state.settings.all.value.panel;
  const [words, setWords] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const tags = state.shopper.tags.value;
  const all = tags.is === 'here' ? tags.value.filter(({ id }) => has.every((one) => one.id !== id)) : [];
  const found = findTags(all, words).slice(0, SHOWN);
  const chosen = found[Math.min(at, found.length - 1)];
  const put = (tag: Tag | undefined) => {
    if (!tag) return;
    setWords('');
    setAt(0);
    setOpen(false);
    void task.run(() => intents.shopper.tag(tag.id, true));
  };
  const show = () => {
    if (!open) void intents.shopper.loadTags();
    setOpen(true);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape' && open) {
      setOpen(false);
      setWords('');
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      show();
      const step = event.key === 'ArrowDown' ? 1 : found.length - 1;
      if (found.length > 0) setAt((before) => (Math.min(before, found.length - 1) + step) % found.length);
    } else if (event.key === 'Enter' && open) put(chosen);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="tag-add">
      <input
        ref={field}
        class="shopper-field"
        role="combobox"
        dir="auto"
        aria-label={p.addTag}
        aria-expanded={open && found.length > 0}
        aria-controls="tag-found"
        aria-autocomplete="list"
        aria-activedescendant={open && chosen ? `tag-${chosen.id}` : undefined}
        autocomplete="off"
        placeholder={p.addTag}
        value={words}
        onFocus={show}
        onBlur={() => setOpen(false)}
        onInput={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
          show();
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id="tag-found"
        class="tag-found"
        role="listbox"
        aria-label={p.fold.tags}
        hidden={!open || found.length === 0}
      >
        {found.map((tag) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which has the focus
          <div
            key={tag.id}
            id={`tag-${tag.id}`}
            class="tag-choice"
            role="option"
            tabIndex={-1}
            aria-selected={tag === chosen}
            // The field keeps the focus: without it the list would be gone before the click.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => put(tag)}
          >
            <TagChip tag={tag} />
          </div>
        ))}
      </div>
      {open && tags.is === 'here' && found.length === 0 && (
        <p class="shopper-hint" role="status">
          {tags.value.length === 0 ? p.noTags : p.noTag}
        </p>
      )}
      {open && tags.is === 'failed' && <Told refused={tags.refused} />}
    </div>
  );
}
