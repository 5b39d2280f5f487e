import {
  GREETING_MAX,
  HEADING_MAX,
  LOOK_CHOICES,
  type Look,
  parseBrand,
  QUESTION_MAX,
  QUESTIONS_MAX,
} from '@shopbell/domain';
import { useEffect, useState } from 'preact/hooks';
import { type LookView, toLookView } from '../../api/look.ts';
import { tagOf } from '../../text/tag.ts';
import { useApp } from '../context.ts';
import { useDraft } from '../office/draft.ts';
import { Frame, Loading } from '../office/frame.tsx';
import { SaveBar } from '../office/save.tsx';
import { useTask } from '../office/task.ts';
import { isWrong, Wrong } from '../office/wrong.tsx';
import { stylesheet } from '../stylesheet.ts';
import { BrandField } from './brand.tsx';
import { Choice } from './choice.tsx';
import { Preview } from './preview.tsx';
import { SAMPLE } from './sample.ts';
import { SPOKEN } from './spoken.ts';
import { Tag } from './tag.tsx';

/** The page once its styles are there too; they come with it. */
export async function loadLookPage(): Promise<typeof LookPage> {
  await stylesheet(new URL('../../styles/look.css', import.meta.url).href);
  return LookPage;
}

/** How the chat looks on the shop's pages: kept for the shop, and given as the tag that decides. */
function LookPage() {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  useEffect(() => void intents.office.loadLook(toLookView), [intents]);
  return (
    <Frame title={t.pages.look} here="look">
      <Loading
        of={state.office.look.value}
        again={() => void intents.office.loadLook(toLookView)}
        draw={(view) => <LookForm view={view} />}
      />
    </Frame>
  );
}

/** What is typed. Empty is the product's own; questions have a line each. */
const TYPED = ['brand', 'heading', 'greeting', 'questions', 'photo'] as const;
type Written = Omit<Look, (typeof TYPED)[number] | 'sounds'> &
  Record<(typeof TYPED)[number], string> & { sounds: 'off' | 'on' };
const writtenOf = ({ questions = [], sounds, ...look }: Look): Written => ({
  brand: '',
  heading: '',
  greeting: '',
  photo: '',
  ...look,
  questions: questions.join('\n'),
  sounds: sounds ?? 'off',
});

/** As it is to be kept. What is none – of a colour, say – stays as it was typed, for the server to refuse. */
function lookOf({ brand, heading, greeting, questions, photo, sounds, ...chosen }: Written): Look {
  const lines = questions.split('\n').flatMap((line) => line.trim() || []);
  const typed = Object.entries({ heading, greeting, photo }).map(([name, text]) => [name, text.trim()]);
  return {
    ...(brand.trim() === '' ? {} : { brand: parseBrand(brand) ?? brand }),
    ...chosen,
    ...Object.fromEntries(typed.filter(([, text]) => text)),
    ...(lines[0] === undefined ? {} : { questions: lines }),
    ...(sounds === 'on' ? { sounds } : {}),
  };
}

/** As it would be seen: without a colour that is none. */
function seenOf(written: Written): Look {
  const { brand, ...look } = lookOf(written);
  return brand === undefined || parseBrand(brand) === undefined ? look : { ...look, brand };
}

function LookForm({ view: { look, ...named } }: { view: LookView }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const p = t.lookPage;
  const task = useTask();
  const [done, setDone] = useState('');
  const draft = useDraft(writtenOf(look));
  const { value } = draft;
  const { refused } = task;
  const set = (patch: Partial<Written>): void => {
    setDone('');
    draft.set({ ...value, ...patch });
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (!(await task.run(() => intents.office.setLook(lookOf(value), toLookView)))) return;
    draft.drop();
    setDone(p.saved);
  };
  /** A field for words. */
  const field = (name: (typeof TYPED)[number]) => ({
    dir: 'auto' as const,
    autocomplete: 'off',
    'aria-invalid': isWrong(refused, name),
    value: value[name],
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => set({ [name]: currentTarget.value }),
  });
  const standard = SAMPLE[state.settings.language.value].heading;
  return (
    <div class="look">
      <p class="faint look-intro">{p.intro}</p>
      <Preview look={seenOf(value)} />
      <form class="look-form" noValidate onSubmit={submit}>
        <BrandField value={value.brand} refused={isWrong(refused, 'brand')} onSet={(brand) => set({ brand })} />
        <label class="field">
          <span>{p.heading}</span>
          <input {...field('heading')} placeholder={standard} />
          <Wrong says={isWrong(refused, 'heading') && t.faults.words(HEADING_MAX)} />
          <small class="field-hint">{p.headingHint(HEADING_MAX, standard)}</small>
        </label>
        <label class="field">
          <span>{p.greeting}</span>
          <input {...field('greeting')} placeholder={p.greetingStandard} />
          <Wrong says={isWrong(refused, 'greeting') && t.faults.words(GREETING_MAX)} />
          <small class="field-hint">{p.greetingHint(GREETING_MAX)}</small>
        </label>
        <label class="field">
          <span>{p.questions}</span>
          <textarea {...field('questions')} rows={4} />
          <Wrong says={isWrong(refused, 'questions') && p.questionsWrong(QUESTIONS_MAX, QUESTION_MAX)} />
          <small class="field-hint">{p.questionsHint(QUESTIONS_MAX, QUESTION_MAX)}</small>
        </label>
        <label class="field">
          <span>{p.photo}</span>
          <input {...field('photo')} placeholder="https://" inputMode="url" spellcheck={false} />
          <Wrong says={isWrong(refused, 'photo') && p.photoWrong} />
          <small class="field-hint">{p.photoHint}</small>
        </label>
        <Choice
          words={p.position}
          known={LOOK_CHOICES.position}
          value={value.position}
          onSet={(position) => set({ position })}
        />
        <Choice words={p.theme} known={LOOK_CHOICES.theme} value={value.theme} onSet={(theme) => set({ theme })} />
        <Choice
          words={{ ...p.locale, of: { ...p.locale.of, ...SPOKEN } }}
          known={LOOK_CHOICES.locale}
          value={value.locale}
          onSet={(locale) => set({ locale })}
        />
        <Choice words={p.sounds} known={['off', 'on']} value={value.sounds} onSet={(sounds) => set({ sounds })} />
        <Choice
          words={p.storage}
          known={LOOK_CHOICES.storage}
          value={value.storage}
          onSet={(storage) => set({ storage })}
        />
        <SaveBar task={task} changed={draft.changed} done={done} onDrop={draft.drop} />
      </form>
      <Tag text={tagOf({ look: seenOf(value), ...named })} />
    </div>
  );
}
