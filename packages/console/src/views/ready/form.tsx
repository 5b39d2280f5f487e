import { fillReply, isReplyStep, REPLY_BOUNDS, REPLY_STEPS, REPLY_VARIABLES, unknownVariables } from '@shopbell/domain';
import { useRef, useState } from 'preact/hooks';
import type { ReplyFields } from '../../api/replies.ts';
import type { Refused } from '../../api/shapes.ts';
import { groupName } from '../../text/group-name.ts';
import { Filled } from '../composer/reply-list.tsx';
import { useApp } from '../context.ts';
import { saidOf } from '../guard/said.ts';
import { useUnsaved } from '../office/draft.ts';
import { onEscape } from '../office/escape.ts';
import { FormFoot } from '../office/foot.tsx';
import { useTask } from '../office/task.ts';
import { Wrong } from '../office/wrong.tsx';
import { useFocus } from '../parts/use-focus.ts';
import { wholeFault, wrongIn } from './faults.ts';

interface Props {
  reply: ReplyFields;
  onSave(reply: ReplyFields): Promise<Refused | undefined>;
  onSaved(title: string): void;
  onLeave(): void;
}

/** All of a ready reply, and how it reads in a conversation. */
export function ReplyForm({ reply, onSave, onSaved, onLeave }: Props) {
  const { state } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const title = useFocus<HTMLInputElement>();
  const text = useRef<HTMLTextAreaElement>(null);
  const [draft, setDraft] = useState(reply);
  const { step, group, title: name, text: words } = draft;
  useUnsaved(JSON.stringify(draft) !== JSON.stringify(reply));
  const set = (patch: Partial<ReplyFields>): void => setDraft({ ...draft, ...patch });
  const { refused } = task;
  const self = state.self.value;
  const unknown = unknownVariables(words);
  const findings = state.guard.value?.look(words) ?? [];
  const wrongText = unknown.length > 0 ? t.ready.faults.variable_unknown : wrongIn(t, refused, 'text');

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const [first] = unknown;
    if (first) {
      text.current?.focus();
      text.current?.setSelectionRange(first.from, first.to);
      return;
    }
    if (await task.run(() => onSave(draft))) onSaved(name.trim());
  };

  /** A variable comes where the cursor is. */
  const put = (variable: string): void => {
    const area = text.current;
    if (!area) return;
    area.focus();
    area.setRangeText(`{${variable}}`, area.selectionStart, area.selectionEnd, 'end');
    set({ text: area.value });
  };

  const chooseGroup = (id: string): void => {
    const { group: _, ...rest } = draft;
    setDraft(id === '' ? rest : { ...rest, group: id });
  };
  const groups = state.part.groups.value;
  const isGone = group !== undefined && !groups.some(({ id }) => id === group);

  return (
    <form class="entry-form reply-form" noValidate onSubmit={submit} onKeyDown={onEscape(onLeave)}>
      <label class="field">
        <span>{t.ready.title}</span>
        <input
          ref={title}
          maxLength={REPLY_BOUNDS.titleMaxChars}
          autocomplete="off"
          dir="auto"
          aria-invalid={wrongIn(t, refused, 'title') !== false}
          value={name}
          onInput={({ currentTarget }) => set({ title: currentTarget.value })}
        />
        <Wrong says={wrongIn(t, refused, 'title')} />
        <small class="field-hint">{t.ready.titleHint}</small>
      </label>
      <div class="pair">
        <label class="field">
          <span>{t.ready.stepField}</span>
          <select
            class="select"
            value={step}
            onChange={({ currentTarget: { value } }) => isReplyStep(value) && set({ step: value })}
          >
            {REPLY_STEPS.map((one) => (
              <option key={one} value={one}>
                {t.ready.steps[one]}
              </option>
            ))}
          </select>
          <small class="field-hint">{t.ready.stepFieldHint}</small>
        </label>
        <label class="field">
          <span>{t.ready.group}</span>
          <select class="select" value={group ?? ''} onChange={({ currentTarget }) => chooseGroup(currentTarget.value)}>
            <option value="">{t.ready.everyGroup}</option>
            {groups.map(({ id, name: called }) => (
              <option key={id} value={id}>
                {groupName(t, called)}
              </option>
            ))}
            {isGone && <option value={group}>{group}</option>}
          </select>
          <Wrong says={wrongIn(t, refused, 'group')} />
          <small class="field-hint">{t.ready.groupHint}</small>
        </label>
      </div>
      <label class="field">
        <span>{t.ready.text}</span>
        <textarea
          ref={text}
          class="lines-box"
          rows={4}
          dir="auto"
          aria-invalid={wrongText !== false}
          value={words}
          onInput={({ currentTarget }) => set({ text: currentTarget.value })}
        />
        <Wrong says={wrongText} />
        <small class="field-hint">{t.ready.textHint}</small>
      </label>
      <output class="reply-guarded">{findings.length > 0 && t.ready.guarded(saidOf(t, findings))}</output>
      <fieldset class="chips" aria-label={t.ready.chips}>
        {REPLY_VARIABLES.map((variable) => (
          <button key={variable} type="button" class="variable" onClick={() => put(variable)}>
            {t.ready.insertVariable(t.ready.variables[variable], variable)}
          </button>
        ))}
      </fieldset>
      <section class="reply-preview" aria-label={t.ready.preview}>
        <h3>{t.ready.preview}</h3>
        <p>
          <Filled
            filled={fillReply(words, {
              shopper: t.ready.previewShopper,
              agent: self?.name,
              shop: self?.site.name,
              order: t.ready.previewOrder,
              page: t.ready.previewPage,
            })}
          />
        </p>
      </section>
      <FormFoot task={task} says={wholeFault(t, refused)} onLeave={onLeave} />
    </form>
  );
}
