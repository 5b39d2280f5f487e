import { LOW_MAX, RATING_ASKS, type RatingRules, SETTINGS_BOUNDS } from '@shopbell/domain';
import { LIMITS, STARS_MAX } from '@shopbell/protocol/constants';
import { useEffect, useState } from 'preact/hooks';
import { toRatingRules } from '../../api/rating.ts';
import { toNothing } from '../../api/shapes.ts';
import type { Loaded } from '../../state/office.ts';
import { useApp } from '../context.ts';
import { Choice } from '../look/choice.tsx';
import { useDraft } from '../office/draft.ts';
import { boundsText, DurationField } from '../office/duration.tsx';
import { Loading } from '../office/frame.tsx';
import { SaveBar } from '../office/save.tsx';
import { useTask } from '../office/task.ts';
import { isWrong, Wrong } from '../office/wrong.tsx';

const PATH = 'ratings/rules';
const STARS = Array.from({ length: STARS_MAX }, (_, place) => place + 1);
const LOW = Array.from({ length: LOW_MAX + 1 }, (_, stars) => stars);

/** When and how shoppers rate, and what becomes of a low rating. */
export function RatingRulesPart() {
  const { intents } = useApp();
  const [rules, setRules] = useState<Loaded<RatingRules>>({ is: 'loading' });
  const load = async () => {
    const answer = await intents.office.ask(toRatingRules, 'GET', PATH);
    setRules(answer.ok ? { is: 'here', value: answer.value } : { is: 'failed', refused: answer.refused });
  };
  useEffect(() => void load(), [intents]);
  return <Loading of={rules} again={() => void load()} draw={(value) => <Form rules={value} onSaved={load} />} />;
}

/** What is typed: the shop's own words have a line each. */
type Written = Omit<RatingRules, 'tags'> & { words: readonly string[] };
const writtenOf = ({ tags, ...rules }: RatingRules): Written => ({
  ...rules,
  words: STARS.map((_, place) => (tags?.[place] ?? []).join('\n')),
});
const rulesOf = ({ words, ...rules }: Written): RatingRules => {
  const tags = words.map((lines) => lines.split('\n').flatMap((line) => line.trim() || []));
  return tags.some(({ length }) => length > 0) ? { ...rules, tags } : rules;
};

function Form({ rules, onSaved }: { rules: RatingRules; onSaved(): Promise<void> }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const p = t.rating;
  const task = useTask();
  const [done, setDone] = useState('');
  const draft = useDraft(writtenOf(rules));
  const { value } = draft;
  const { refused } = task;
  const set = (patch: Partial<Written>): void => {
    setDone('');
    draft.set({ ...value, ...patch });
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const write = async () => {
      const answer = await intents.office.ask(toNothing, 'POST', PATH, { rules: rulesOf(value) });
      return answer.ok ? undefined : answer.refused;
    };
    if (!(await task.run(write))) return;
    await onSaved();
    draft.drop();
    setDone(p.saved);
  };
  return (
    <form class="reply-times" noValidate onSubmit={submit} aria-labelledby="rating-rules">
      <section aria-labelledby="rating-rules">
        <h2 id="rating-rules">{p.rules}</h2>
        <p class="faint">{p.rulesIntro}</p>
        <Choice words={p.asks} known={RATING_ASKS} value={value.asks} onSet={(asks) => set({ asks })} />
        <DurationField
          label={p.window}
          ms={value.windowMs}
          units={['hour', 'day']}
          hint={p.windowHint}
          wrong={isWrong(refused, 'windowMs') && boundsText(t, SETTINGS_BOUNDS.windowMs)}
          onSet={(windowMs) => set({ windowMs })}
        />
        <label class="field">
          <span>{p.low}</span>
          <select
            class="select"
            value={value.lowUpTo}
            onChange={({ currentTarget }) => set({ lowUpTo: Number(currentTarget.value) })}
          >
            {LOW.map((stars) => (
              <option key={stars} value={stars}>
                {p.lowChoices(stars)}
              </option>
            ))}
          </select>
          <small class="field-hint">{p.lowHint}</small>
        </label>
        <DurationField
          label={p.followUp}
          ms={value.followUpMs}
          units={['minute', 'hour']}
          hint={p.followUpHint}
          wrong={isWrong(refused, 'followUpMs') && boundsText(t, SETTINGS_BOUNDS.followUpMs)}
          onSet={(followUpMs) => set({ followUpMs })}
        />
        <label class="choice">
          <input
            type="checkbox"
            checked={value.recommend}
            onChange={({ currentTarget }) => set({ recommend: currentTarget.checked })}
          />
          <span>{p.recommendAsk}</span>
        </label>
        <DurationField
          label={p.idle}
          ms={value.idleCloseMs}
          units={['minute', 'hour', 'day']}
          hint={p.idleHint}
          wrong={isWrong(refused, 'idleCloseMs') && boundsText(t, SETTINGS_BOUNDS.idleCloseMs)}
          onSet={(idleCloseMs) => set({ idleCloseMs })}
        />
        <label class="choice">
          <input
            type="checkbox"
            checked={value.byMail}
            aria-invalid={isWrong(refused, 'byMail')}
            aria-describedby="rating-by-mail"
            onChange={({ currentTarget }) => set({ byMail: currentTarget.checked })}
          />
          <span>{p.byMail}</span>
        </label>
        <small id="rating-by-mail" class={isWrong(refused, 'byMail') ? 'field-wrong' : 'field-hint'}>
          {isWrong(refused, 'byMail') ? t.faults.ownPage : p.byMailHint}
        </small>
        {value.byMail && (
          <DurationField
            label={p.byMailAfter}
            ms={value.byMailAfterMs}
            units={['minute', 'hour', 'day']}
            hint={p.byMailAfterHint}
            wrong={
              isWrong(refused, 'byMailAfterMs') &&
              `${boundsText(t, SETTINGS_BOUNDS.ratingMailAfterMs)} ${p.byMailAfterHint}`
            }
            onSet={(byMailAfterMs) => set({ byMailAfterMs })}
          />
        )}
        <fieldset class="field">
          <legend>{p.words}</legend>
          {STARS.map((stars, place) => (
            <label key={stars} class="field">
              <span>{p.wordsOf(stars)}</span>
              <textarea
                rows={2}
                dir="auto"
                aria-invalid={isWrong(refused, 'tags')}
                value={value.words[place]}
                onInput={({ currentTarget }) => set({ words: value.words.with(place, currentTarget.value) })}
              />
            </label>
          ))}
          <Wrong says={isWrong(refused, 'tags') && p.wordsWrong(LIMITS.ratingTagsMax, LIMITS.ratingTagMaxChars)} />
          <small class="field-hint">{p.wordsHint(LIMITS.ratingTagsMax, LIMITS.ratingTagMaxChars)}</small>
        </fieldset>
      </section>
      <SaveBar task={task} changed={draft.changed} done={done} yes={p.save} onDrop={draft.drop} />
    </form>
  );
}
