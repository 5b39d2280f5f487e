import { findReplies, REPLY_BOUNDS, REPLY_STEPS, type ReplyStep, shelve } from '@shopbell/domain';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ReadyReply, RepliesView, Whose } from '../../api/replies.ts';
import { useApp } from '../context.ts';
import { Frame, Loading } from '../office/frame.tsx';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { useRefuge } from '../office/use-refuge.ts';
import { useReturn } from '../office/use-return.ts';
import { ReplyEntry } from './entry.tsx';
import { wholeFault } from './faults.ts';
import { ReplyForm } from './form.tsx';
import { TablePart } from './table.tsx';
import { useOrder } from './use-order.ts';

const WHOSE = ['site', 'own'] as const;
const NEW = { step: 'none', title: '', text: '' } as const;
/** So many of a step are drawn before all of it is asked for: a shop's thousands are found by words. */
const DRAWN = 50;

/** Where ready replies are written: the shop's by who leads it, one's own by everybody. */
export function ReadyPage() {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const leads = state.self.value?.duty !== 'agent';
  const [whose, setWhose] = useState<Whose>(leads ? 'site' : 'own');
  useEffect(() => void intents.ready.load(), [intents]);
  return (
    <Frame title={t.pages.ready} here="ready">
      <p class="faint">{t.ready.intro}</p>
      <fieldset class="ways" aria-label={t.ready.whose}>
        {WHOSE.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === whose}
            onClick={() => intents.office.leave(() => setWhose(one))}
          >
            {one === 'site' ? t.ready.ofShop : t.ready.ofOwn}
          </button>
        ))}
      </fieldset>
      <Loading
        of={state.ready.replies.value}
        again={() => void intents.ready.load()}
        draw={(view) => <Shelf key={whose} view={view} whose={whose} mayWrite={whose === 'own' || leads} />}
      />
    </Frame>
  );
}

interface ShelfProps {
  view: RepliesView;
  whose: Whose;
  mayWrite: boolean;
}

function Shelf({ view, whose, mayWrite }: ShelfProps) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const all = view[whose];
  const [typed, setTyped] = useState('');
  const [whole, setWhole] = useState<readonly ReplyStep[]>([]);
  const [adding, setAdding] = useState(false);
  const [done, setDone] = useState('');
  const [gone, setGone] = useState<{ reply: ReadyReply; before: string | undefined } | undefined>(undefined);
  const task = useTask();
  const add = useReturn<HTMLButtonElement>(adding);
  const list = useRefuge<HTMLDivElement>(all.length);
  const shelf = useMemo(() => shelve(all), [all]);
  const found = typed.trim() === '' ? all : findReplies(shelf, typed, {}, all.length);
  const tell = (text: string): void => {
    setDone(text);
    setGone(undefined);
  };
  const order = useOrder({ whose, all, task, tell });

  const remove = async (reply: ReadyReply) => {
    const before = all[all.indexOf(reply) + 1]?.id;
    if (!(await task.run(() => intents.ready.remove(whose, reply.id)))) return;
    setDone(t.ready.removed(reply.title));
    setGone({ reply, before });
  };
  const undo = async () => {
    if (!gone) return;
    const { step, group, title, text } = gone.reply;
    const words = { step, title, text, ...(group === undefined ? {} : { group }) };
    if (await task.run(() => intents.ready.add(whose, words, gone.before))) tell(t.ready.saved(title));
  };

  return (
    <>
      <p class="faint">{whose === 'own' ? t.ready.ofOwnHint : mayWrite ? t.ready.ofShopHint : t.ready.readOnly}</p>
      <div class="shelf-head">
        <label class="field shelf-search">
          <span>{t.ready.search}</span>
          <input
            type="search"
            autocomplete="off"
            value={typed}
            onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          />
        </label>
        <span class="faint shelf-count">
          {t.ready.count(
            all.length,
            (whose === 'own' ? REPLY_BOUNDS.perAgent : REPLY_BOUNDS.perSite).toLocaleString(t.lang),
          )}
        </span>
        {mayWrite && !adding && (
          <button
            ref={add}
            type="button"
            class="button button-brand"
            onClick={() => {
              tell('');
              setAdding(true);
            }}
          >
            {t.ready.add}
          </button>
        )}
      </div>
      <div class="shelf-done">
        <p class="office-done" role="status">
          {done}
        </p>
        {gone && (
          <button type="button" class="button" disabled={task.busy} onClick={() => void undo()}>
            {t.ready.undo}
          </button>
        )}
      </div>
      {adding && (
        <section class="entry-new reply-new" aria-labelledby="reply-new">
          <h2 id="reply-new">{t.ready.add}</h2>
          <ReplyForm
            reply={NEW}
            onSave={(words) => intents.ready.add(whose, words)}
            onSaved={(title) => {
              setAdding(false);
              tell(t.ready.saved(title));
            }}
            onLeave={() => setAdding(false)}
          />
        </section>
      )}
      <Told refused={task.refused} says={wholeFault(t, task.refused)} />
      <div ref={list} tabIndex={-1} class="shelf">
        {all.length === 0 && !adding && <p class="faint">{mayWrite ? t.ready.empty : t.ready.emptyRead}</p>}
        {all.length > 0 && found.length === 0 && <p class="faint">{t.ready.noMatch}</p>}
        {REPLY_STEPS.map((step) => {
          const ofStep = found.filter((one) => one.step === step);
          if (ofStep.length === 0) return null;
          const isWhole = ofStep.length <= DRAWN || whole.includes(step);
          const drawn = isWhole ? ofStep : ofStep.slice(0, DRAWN);
          return (
            <section key={step} aria-labelledby={`step-${step}`}>
              <h2 id={`step-${step}`}>
                {t.ready.steps[step]} <span class="faint">{ofStep.length.toLocaleString(t.lang)}</span>
              </h2>
              <ul class="entries">
                {drawn.map((reply) => (
                  <ReplyEntry
                    key={reply.id}
                    reply={reply}
                    whose={whose}
                    mayWrite={mayWrite}
                    order={typed.trim() === '' && isWhole && ofStep.length > 1 ? order : undefined}
                    onDone={tell}
                    onRemove={() => void remove(reply)}
                  />
                ))}
              </ul>
              {!isWhole && (
                <p class="shelf-rest">
                  <span class="faint">{t.ready.drawn(DRAWN, ofStep.length)}</span>{' '}
                  <button type="button" class="button" onClick={() => setWhole([...whole, step])}>
                    {t.ready.showStep}
                  </button>
                </p>
              )}
            </section>
          );
        })}
      </div>
      {mayWrite && <TablePart whose={whose} />}
    </>
  );
}
