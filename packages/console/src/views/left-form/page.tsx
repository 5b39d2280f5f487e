import { LEFT_FORM_CONTACT, LEFT_PROMISE_MAX, type LeftForm, SETTINGS_BOUNDS } from '@shopbell/domain';
import { CONTACT_FIELDS } from '@shopbell/protocol/constants';
import { useEffect, useState } from 'preact/hooks';
import { type LeftFormHere, toLeftForm } from '../../api/left-form.ts';
import { toNothing } from '../../api/shapes.ts';
import type { Loaded } from '../../state/office.ts';
import { useApp } from '../context.ts';
import { Choice } from '../look/choice.tsx';
import { useDraft } from '../office/draft.ts';
import { boundsText, DurationField } from '../office/duration.tsx';
import { Frame, Loading } from '../office/frame.tsx';
import { SaveBar } from '../office/save.tsx';
import { useTask } from '../office/task.ts';
import { isWrong, Wrong } from '../office/wrong.tsx';
import { stylesheet } from '../stylesheet.ts';
import { Preview } from './preview.tsx';
import { type Words, wordsOf } from './words.ts';

const PATH = 'left-form';

/** The page once its styles are there too; they come with it. */
export async function loadLeftFormPage(): Promise<typeof LeftFormPage> {
  await stylesheet(new URL('../../styles/left-form.css', import.meta.url).href);
  return LeftFormPage;
}

/** What is asked of who leaves a message. What is read here is kept here: it goes with the page. */
function LeftFormPage() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const w = wordsOf(t.lang);
  const [form, setForm] = useState<Loaded<LeftFormHere>>({ is: 'loading' });
  const load = async () => {
    const answer = await intents.office.ask(toLeftForm, 'GET', PATH);
    setForm(answer.ok ? { is: 'here', value: answer.value } : { is: 'failed', refused: answer.refused });
  };
  useEffect(() => void load(), [intents]);
  return (
    <Frame title={t.pages.leave} here="leave">
      <Loading
        of={form}
        again={() => {
          setForm({ is: 'loading' });
          void load();
        }}
        draw={(value) => <Form {...value} w={w} onSaved={load} />}
      />
    </Frame>
  );
}

function Form({ form, mails, w, onSaved }: LeftFormHere & { w: Words; onSaved(): Promise<void> }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const [done, setDone] = useState('');
  const draft = useDraft<LeftForm>(form);
  const { value } = draft;
  const { refused } = task;
  const set = (patch: Partial<LeftForm>): void => {
    setDone('');
    draft.set({ ...value, ...patch });
  };
  const says = (path: keyof LeftForm): string | false => {
    const fault = (refused?.faults ?? []).find((one) => one.path === path);
    const own = Object.entries(w.faults).find(([code]) => code === fault?.code)?.[1];
    return isWrong(refused, path) && (own ?? w.faults.choice_invalid);
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const write = async () => {
      const answer = await intents.office.ask(toNothing, 'POST', PATH, { form: value });
      return answer.ok ? undefined : answer.refused;
    };
    if (!(await task.run(write))) return;
    await onSaved();
    draft.drop();
    setDone(w.saved);
  };
  return (
    <form class="leave-form" noValidate onSubmit={submit}>
      <p class="faint leave-intro">{w.intro}</p>
      <div class="leave-fields">
        <Choice
          words={w.contact}
          known={LEFT_FORM_CONTACT}
          value={value.contact}
          onSet={(contact) => set({ contact })}
        />
        {value.contact !== 'none' && (
          <fieldset class="choices" aria-describedby={says('fields') === false ? undefined : 'leave-fields-wrong'}>
            <legend>{w.fields}</legend>
            {CONTACT_FIELDS.map((field) => (
              <label class="choice" key={field}>
                <input
                  type="checkbox"
                  aria-invalid={says('fields') !== false}
                  checked={value.fields.includes(field)}
                  onChange={({ currentTarget: { checked } }) =>
                    set({
                      fields: CONTACT_FIELDS.filter((one) => (one === field ? checked : value.fields.includes(one))),
                    })
                  }
                />
                <span>{w.field[field]}</span>
              </label>
            ))}
            <span id="leave-fields-wrong">
              <Wrong says={says('fields')} />
            </span>
            <small class="field-hint">{w.fieldsHint}</small>
          </fieldset>
        )}
        <fieldset class="choices">
          <label class="choice">
            <input
              type="checkbox"
              checked={value.order}
              onChange={({ currentTarget: { checked } }) => set({ order: checked })}
            />
            <span>{w.order}</span>
          </label>
          <small class="field-hint">{w.files}</small>
        </fieldset>
        <label class="field">
          <span>{w.promise}</span>
          <input
            dir="auto"
            autocomplete="off"
            placeholder={w.sample.by}
            aria-invalid={says('promise') !== false}
            value={value.promise ?? ''}
            onInput={({ currentTarget }) => {
              const { promise: _, ...rest } = value;
              setDone('');
              draft.set(currentTarget.value === '' ? rest : { ...rest, promise: currentTarget.value });
            }}
          />
          <Wrong says={says('promise')} />
          <small class="field-hint">{w.promiseHint(LEFT_PROMISE_MAX)}</small>
        </label>
        <DurationField
          label={w.mail}
          ms={value.mailAfterMs}
          units={['minute', 'hour', 'day']}
          hint={mails ? w.mailHint : w.noMail}
          wrong={isWrong(refused, 'mailAfterMs') && boundsText(t, SETTINGS_BOUNDS.leftMailAfterMs)}
          onSet={(mailAfterMs) => set({ mailAfterMs })}
        />
      </div>
      <Preview form={value} w={w} />
      <SaveBar task={task} changed={draft.changed} done={done} yes={w.save} onDrop={draft.drop} />
    </form>
  );
}
