import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Remark, ShopperView } from '../../api/shopper.ts';
import { shortcut, tip } from '../../keys/caps.ts';
import { useApp } from '../context.ts';
import { CTRL_ENTER } from '../office/ctrl-enter.ts';
import { More } from '../office/more.tsx';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { useReturn } from '../office/use-return.ts';
import { Key } from '../parts/key.tsx';
import { useWhen } from './fact.tsx';
import { Section } from './section.tsx';

/** Longest remark, in characters; the server counts code points, of which there are fewer. */
const MAX_CHARS = 1000;

/** What colleagues wrote for whoever answers next, newest first, and room for one more. */
export function Remarks({ facts }: { facts: ShopperView }) {
  const { state, intents } = useApp();
  const p = state.settings.all.value.panel;
  const list = useRef<HTMLUListElement>(null);
  const { remarks, remarkCount, nextRemarks } = facts;
  return (
    <Section fold="remarks" title={p.fold.remarks} {...(remarkCount > 0 ? { count: remarkCount } : {})}>
      <Write />
      {remarks.length === 0 && <p class="faint shopper-line">{p.noRemarks}</p>}
      <ul class="remarks" ref={list}>
        {[...remarks].reverse().map((remark) => (
          <One key={remark.id} remark={remark} />
        ))}
      </ul>
      <More
        list={list}
        count={remarks.length}
        label={nextRemarks === undefined ? undefined : p.more}
        class="link"
        onMore={intents.shopper.moreRemarks}
      />
    </Section>
  );
}

function Write() {
  const { state, intents } = useApp();
  const p = state.settings.all.value.panel;
  const task = useTask();
  const talk = state.open.value ?? '';
  const text = state.writing.draft(talk, 'remark');
  const setText = (words: string) => state.writing.setDraft(talk, 'remark', words);
  const box = useRef<HTMLTextAreaElement>(null);
  const wanted = state.shopper.focus.value === 'remark';
  useLayoutEffect(() => {
    if (!wanted) return;
    state.shopper.focus.value = undefined;
    box.current?.focus();
  }, [wanted, state]);
  const save = async () => {
    if (text.trim() === '' || !(await task.run(() => intents.shopper.remark(text)))) return;
    // What was typed since stays.
    if (state.writing.draft(talk, 'remark') === text) setText('');
  };
  return (
    <form
      class="shopper-form remark-write"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label>
        <span class="sr-only">{p.remark}</span>
        <textarea
          ref={box}
          class="shopper-field"
          dir="auto"
          rows={text === '' ? 1 : 3}
          maxLength={MAX_CHARS}
          placeholder={p.remark}
          title={tip(p.remark, 'remark')}
          aria-keyshortcuts={shortcut('remark')}
          aria-describedby="remark-hint"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.isComposing || event.keyCode === 229) return;
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault();
              void save();
            }
          }}
        />
      </label>
      <p id="remark-hint" class={text === '' ? 'sr-only' : 'shopper-hint'}>
        {p.remarkHint}
      </p>
      {text.trim() !== '' && (
        <div class="shopper-answers">
          <button type="submit" class="button button-strong" disabled={task.busy}>
            {p.remarkSave} <Key name={CTRL_ENTER} />
          </button>
        </div>
      )}
      <Told refused={task.refused} />
    </form>
  );
}

function One({ remark }: { remark: Remark }) {
  const { state } = useApp();
  const p = state.settings.all.value.panel;
  const when = useWhen();
  const talk = state.open.value ?? '';
  const lane = `remark:${remark.id}` as const;
  // Half written it is open again, after a reload too; the focus goes there by a press only.
  const [pressed, setPressed] = useState(false);
  const editing = pressed || state.writing.draft(talk, lane) !== '';
  const leave = () => {
    state.writing.setDraft(talk, lane, '');
    setPressed(false);
  };
  const edit = useReturn<HTMLButtonElement>(editing);
  const { by, versions } = remark;
  const [newest, ...before] = [...versions].reverse();
  if (!newest) return null;
  if (editing) {
    return (
      <li class="remark">
        <Edit
          lane={lane}
          id={remark.id}
          text={newest.text}
          focused={pressed}
          onTouch={() => setPressed(true)}
          onLeave={leave}
        />
      </li>
    );
  }
  return (
    <li class="remark">
      <p class="remark-text" dir="auto">
        {newest.text}
      </p>
      <p class="remark-by">
        <bdi>{p.by(by.name, when(newest.at))}</bdi>
        {by.id === state.self.value?.id && (
          <button ref={edit} type="button" class="link" onClick={() => setPressed(true)}>
            {p.remarkEdit}
          </button>
        )}
      </p>
      {before.length > 0 && (
        <details class="remark-before">
          <summary>{p.remarkEdited(before.length)}</summary>
          <ol aria-label={p.remarkBefore}>
            {before.map(({ at, text }) => (
              <li key={at}>
                <span dir="auto">{text}</span> <span class="faint">{when(at)}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </li>
  );
}

interface EditProps {
  lane: `remark:${string}`;
  id: string;
  /** What it says now. */
  text: string;
  focused: boolean;
  /** Somebody is at it: it stays open, whatever they type. */
  onTouch(): void;
  onLeave(): void;
}

function Edit({ lane, id, text, focused, onTouch, onLeave }: EditProps) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const box = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    if (focused) box.current?.focus();
  }, [focused]);
  const talk = state.open.value ?? '';
  const draft = state.writing.draft(talk, lane);
  const before = state.writing.before(talk, lane) ?? text;
  const [empty, setEmpty] = useState(false);
  const words = empty ? '' : draft || text;
  const setWords = (typed: string) => {
    setEmpty(typed === '');
    state.writing.setDraft(talk, lane, typed === text ? '' : typed, before);
  };
  const save = async () => {
    if (words.trim() === '' || !(await task.run(() => intents.shopper.editRemark(id, words)))) return;
    const now = state.writing.draft(talk, lane);
    if (now === '' || now === words) onLeave();
    // What was typed since stays, over what was saved.
    else state.writing.setDraft(talk, lane, now, words);
  };
  return (
    <form
      class="shopper-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        onLeave();
      }}
    >
      {before !== text && (
        <p class="shopper-hint" role="status">
          {t.panel.remarkChanged} <bdi>{text}</bdi>
        </p>
      )}
      <label>
        <span class="sr-only">{t.panel.remarkEdit}</span>
        <textarea
          ref={box}
          class="shopper-field"
          dir="auto"
          rows={3}
          maxLength={MAX_CHARS}
          value={words}
          onFocus={onTouch}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
      </label>
      <div class="shopper-answers">
        <button type="submit" class="button button-strong" disabled={task.busy}>
          {t.panel.renameSave}
        </button>
        <button type="button" class="button" onClick={onLeave}>
          {t.panel.cancel}
        </button>
      </div>
      <Told refused={task.refused} />
    </form>
  );
}
