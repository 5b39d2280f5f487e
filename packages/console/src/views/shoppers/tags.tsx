import { useState } from 'preact/hooks';
import { TAG_HUES, type Tag, type TagHue } from '../../api/shopper.ts';
import { useApp } from '../context.ts';
import { Question } from '../office/question.tsx';
import { typed, useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { useRefuge } from '../office/use-refuge.ts';
import { useReturn } from '../office/use-return.ts';
import { Icon } from '../parts/icon.tsx';
import { useFocus } from '../parts/use-focus.ts';
import { TagChip } from '../shopper/tag.tsx';

const TAGS_MAX = 200;

/** The tags in their order; each can be renamed, coloured, moved and removed in its place. */
export function TagList({ tags }: { tags: readonly Tag[] }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const [adding, setAdding] = useState(false);
  const add = useReturn<HTMLButtonElement>(adding);
  const list = useRefuge<HTMLOListElement>(tags.length);
  return (
    <>
      {tags.length === 0 && <p>{t.tags.none}</p>}
      <ol class="entries tag-entries" ref={list} tabIndex={-1}>
        {tags.map((tag, place) => (
          <TagRow key={tag.id} tag={tag} place={place} last={place === tags.length - 1} />
        ))}
      </ol>
      {adding ? (
        <TagForm
          onSave={(fields) => intents.shopper.addTag(fields)}
          onLeave={() => setAdding(false)}
          onSaved={() => setAdding(false)}
        />
      ) : (
        tags.length < TAGS_MAX && (
          <button ref={add} type="button" class="button entries-add" onClick={() => setAdding(true)}>
            {t.tags.add}
          </button>
        )
      )}
      {tags.length > 0 && <p class="faint">{t.tags.count(tags.length)}</p>}
    </>
  );
}

function TagRow({ tag, place, last }: { tag: Tag; place: number; last: boolean }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const [open, setOpen] = useState<'no' | 'edit' | 'remove'>('no');
  const change = useReturn<HTMLButtonElement>(open !== 'no');
  const move = (to: number) => void task.run(() => intents.shopper.setTag(tag, to));
  if (open === 'edit') {
    return (
      <li class="entry">
        <TagForm
          tag={tag}
          onSave={(fields) => intents.shopper.setTag({ ...fields, id: tag.id })}
          onLeave={() => setOpen('no')}
          onSaved={() => setOpen('no')}
        />
      </li>
    );
  }
  return (
    <li class="entry tag-entry">
      <TagChip tag={tag} />
      {open === 'remove' ? (
        <Question
          text={t.tags.removeAsk(tag.name)}
          yes={t.tags.remove}
          busy={task.busy}
          onYes={() => void task.run(() => intents.shopper.removeTag(tag.id))}
          onNo={() => setOpen('no')}
        />
      ) : (
        <div class="tag-ways">
          <button
            type="button"
            class="quiet icon-button"
            aria-label={t.tags.up(tag.name)}
            disabled={place === 0 || task.busy}
            onClick={() => move(place - 1)}
          >
            <Icon name="chevron" />
          </button>
          <button
            type="button"
            class="quiet icon-button"
            aria-label={t.tags.down(tag.name)}
            disabled={last || task.busy}
            onClick={() => move(place + 1)}
          >
            <Icon name="chevron" class="tag-down" />
          </button>
          <button ref={change} type="button" class="quiet" onClick={() => setOpen('edit')}>
            {t.office.change}
          </button>
          <button type="button" class="quiet" onClick={() => setOpen('remove')}>
            {t.tags.remove}
          </button>
        </div>
      )}
      <Told refused={task.refused} />
    </li>
  );
}

type Fields = Omit<Tag, 'id'>;

interface FormProps {
  tag?: Tag;
  onSave(fields: Fields): ReturnType<ReturnType<typeof useApp>['intents']['shopper']['addTag']>;
  onSaved(): void;
  onLeave(): void;
}

function TagForm({ tag, onSave, onSaved, onLeave }: FormProps) {
  const { state } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const [hue, setHue] = useState<TagHue>(tag?.hue ?? 'slate');
  const [name, setName] = useState(tag?.name ?? '');
  const field = useFocus<HTMLInputElement>();
  const fault = task.refused?.faults?.[0]?.code;
  const wrong = fault === 'name_taken' ? t.tags.nameTaken : fault === 'name_invalid' ? t.tags.nameInvalid : undefined;
  return (
    <form
      class="shopper-form tag-form"
      aria-label={tag?.name ?? t.tags.add}
      onSubmit={(event) => {
        event.preventDefault();
        const given = typed(event.currentTarget, 'name').trim();
        if (given === '') return void field.current?.focus();
        void task.run(() => onSave({ name: given, hue })).then((done) => done && onSaved());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        onLeave();
      }}
    >
      <label>
        <span>{t.tags.name}</span>
        <input
          ref={field}
          class="shopper-field"
          name="name"
          dir="auto"
          maxLength={48}
          autocomplete="off"
          value={name}
          aria-invalid={wrong !== undefined}
          aria-describedby="tag-wrong"
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <p id="tag-wrong" class="told" role="alert">
        {wrong}
      </p>
      <fieldset class="tag-hues">
        <legend>{t.tags.hue}</legend>
        <p class="shopper-hint">{t.tags.hueHint}</p>
        {TAG_HUES.map((one) => (
          <label key={one}>
            <input type="radio" name="hue" value={one} checked={one === hue} onChange={() => setHue(one)} />
            <TagChip tag={{ name: t.tags.hues[one], hue: one }} />
          </label>
        ))}
      </fieldset>
      <div class="shopper-answers">
        <button type="submit" class="button button-strong" disabled={task.busy}>
          {t.office.save}
        </button>
        <button type="button" class="button" onClick={onLeave}>
          {t.office.cancel}
        </button>
      </div>
      {wrong === undefined && <Told refused={task.refused} />}
    </form>
  );
}
