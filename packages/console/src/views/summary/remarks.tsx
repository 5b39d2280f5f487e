import { ORDER_MAX_CHARS } from '@shopbell/protocol/constants';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DayView, Remark } from '../../api/summary.ts';
import { codePoints } from '../../text/count.ts';
import { useApp } from '../context.ts';
import { CTRL_ENTER, onCtrlEnter } from '../office/ctrl-enter.ts';
import { useUnsaved } from '../office/draft.ts';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { Key } from '../parts/key.tsx';
import { RemarkList } from './team.tsx';

/** As the server takes them. */
const REMARKS_MAX = 12;
const REMARK_MAX_CHARS = 400;

interface Draft {
  order: string;
  text: string;
}

const EMPTY: Draft = { order: '', text: '' };

const isOver = (text: string, max: number): boolean => codePoints(text.trim()) > max;

const draftsOf = (remarks: readonly Remark[]): readonly Draft[] => {
  const kept = remarks.map(({ order = '', text }) => ({ order, text }));
  return kept.length < REMARKS_MAX ? [...kept, EMPTY] : kept;
};

/** What is said by them, the empty ones left out. */
const wordsOf = (drafts: readonly Draft[]): readonly string[] =>
  drafts.map(({ order, text }) => `${order.trim()}\n${text.trim()}`).filter((words) => words !== '\n');

/** What is said of a day, by order where it is about one; keeping it keeps the figures with it. */
export function RemarksForm({ view }: { view: DayView }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const s = t.summary;
  const task = useTask();
  const [newest] = view.kept;
  const version = newest?.version ?? 0;
  const kept = newest?.remarks ?? [];
  const [drafts, setDrafts] = useState(() => draftsOf(kept));
  const base = useRef({ version, remarks: kept });
  const words = wordsOf(drafts);
  const before = wordsOf(draftsOf(base.current.remarks));
  useUnsaved(view.open && words.join() !== before.join());
  // It was kept, here or in another tab. What was typed since stays, behind what was kept there.
  useLayoutEffect(() => {
    if (base.current.version === version) return;
    base.current = { version, remarks: kept };
    const now = draftsOf(kept);
    const typed = drafts.filter((one) => wordsOf([one]).some((said) => ![...before, ...wordsOf(now)].includes(said)));
    setDrafts(typed.length === 0 ? now : [...now.filter((one) => one !== EMPTY), ...typed]);
  }, [version]);
  const added = useRef<HTMLInputElement>(null);
  const keeper = useRef<HTMLButtonElement>(null);
  const adding = useRef(false);
  useLayoutEffect(() => {
    if (adding.current) added.current?.focus();
    adding.current = false;
  }, [drafts.length]);
  // While it is kept its button can't have the focus; once it is, the hand goes on from there.
  const pressed = useRef(false);
  useLayoutEffect(() => {
    const { activeElement } = document;
    const isKept = task.refused === undefined && keeper.current?.form?.contains(activeElement);
    if (!task.busy && pressed.current && (isKept || activeElement === document.body)) keeper.current?.focus();
    pressed.current = task.busy;
  }, [task.busy]);
  if (!view.open) {
    return (
      <>
        <p class="faint">{s.closed}</p>
        <RemarkList remarks={kept} />
      </>
    );
  }
  const change = (at: number, patch: Partial<Draft>) =>
    setDrafts(drafts.map((one, index) => (index === at ? { ...one, ...patch } : one)));
  const wrong = drafts.map(({ order, text }) =>
    isOver(order, ORDER_MAX_CHARS)
      ? s.orderWrong
      : isOver(text, REMARK_MAX_CHARS)
        ? s.textWrong
        : order.trim() !== '' && text.trim() === ''
          ? s.textMissing
          : '',
  );
  const remarks = drafts.flatMap(({ order, text }): Remark[] =>
    text.trim() === '' ? [] : [{ text: text.trim(), ...(order.trim() === '' ? {} : { order: order.trim() }) }],
  );
  const keep = () => task.run(() => intents.office.keepDay(view.day, version, remarks));
  return (
    <form
      class="summary-remarks"
      noValidate
      onKeyDown={onCtrlEnter}
      onSubmit={(event) => {
        event.preventDefault();
        if (wrong.every((fault) => fault === '')) void keep();
      }}
    >
      <h3 id="summary-remarks">{s.remarks}</h3>
      <p class="faint">{s.remarksHint}</p>
      <ul aria-labelledby="summary-remarks">
        {drafts.map((draft, at) => (
          <li key={at} class="summary-remark">
            <input
              type="text"
              {...(at === drafts.length - 1 ? { ref: added } : {})}
              aria-label={`${s.order} ${at + 1}`}
              placeholder={s.order}
              autocomplete="off"
              spellcheck={false}
              value={draft.order}
              onInput={({ currentTarget }) => change(at, { order: currentTarget.value })}
            />
            <textarea
              rows={2}
              dir="auto"
              aria-label={`${s.text} ${at + 1}`}
              aria-invalid={wrong[at] !== ''}
              aria-describedby={wrong[at] === '' ? undefined : `remark-wrong-${at}`}
              placeholder={s.text}
              value={draft.text}
              onInput={({ currentTarget }) => change(at, { text: currentTarget.value })}
            />
            {wrong[at] !== '' && (
              <span id={`remark-wrong-${at}`} class="handover-wrong">
                {wrong[at]}
              </span>
            )}
          </li>
        ))}
      </ul>
      <div class="summary-answers">
        <button
          ref={keeper}
          type="submit"
          class="button button-brand"
          aria-keyshortcuts="Control+Enter Meta+Enter"
          disabled={task.busy}
        >
          {task.busy ? s.keeping : newest ? s.keepAgain : s.keep} <Key name={CTRL_ENTER} />
        </button>
        {drafts.length < REMARKS_MAX && (
          <button
            type="button"
            class="button"
            onClick={() => {
              adding.current = true;
              setDrafts([...drafts, EMPTY]);
            }}
          >
            {s.more}
          </button>
        )}
      </div>
      <Told refused={task.refused} />
    </form>
  );
}
