import { useEffect, useState } from 'preact/hooks';
import type { Reader } from '../../api/read.ts';
import { toNothing } from '../../api/shapes.ts';
import { type DoorView, type FoundStore, toDoor, toDoors, toUrl } from '../../api/visits.ts';
import type { Loaded } from '../../state/office.ts';
import { groupName } from '../../text/group-name.ts';
import { date } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { Loading } from '../office/frame.tsx';
import { Keep } from '../office/keep.tsx';
import { Question } from '../office/question.tsx';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { useFocus } from '../parts/use-focus.ts';
import { saysOf } from './says.ts';
import { StorePick, storeName } from './store-pick.tsx';

const pathOf = (store: string): string => `store-doors/${encodeURIComponent(store)}`;

/** The ways that single stores have of their own: into the chat, and to their shoppers' codes. */
export function StoreDoors() {
  const { state, intents } = useApp();
  const t = state.settings.all.value.visits;
  const [doors, setDoors] = useState<Loaded<readonly DoorView[]>>({ is: 'loading' });
  const [chosen, setChosen] = useState<FoundStore | undefined>(undefined);
  const load = async (): Promise<void> => {
    const answer = await intents.office.ask(toDoors, 'GET', 'store-doors');
    setDoors(answer.ok ? { is: 'here', value: answer.value } : { is: 'failed', refused: answer.refused });
  };
  useEffect(() => void load(), [intents]);
  return (
    <section class="office-part" aria-labelledby="doors-title">
      <h2 id="doors-title">{t.doors.heading}</h2>
      <p class="faint">{t.doors.intro}</p>
      <StorePick id="doors" value={chosen} onPick={setChosen} none={t.choose} />
      {chosen && (
        <Loading
          of={doors}
          again={() => void load()}
          draw={(all) => (
            <Doors
              key={chosen.id}
              store={chosen}
              doors={all.find(({ store }) => store === chosen.id) ?? { store: chosen.id }}
              onChanged={load}
            />
          )}
        />
      )}
    </section>
  );
}

interface Props {
  store: FoundStore;
  doors: DoorView;
  onChanged(): Promise<void>;
}

type Asked = 'renew' | 'close' | 'retire';

function Doors({ store, doors: { door, link, mail }, onChanged }: Props) {
  const { state, intents } = useApp();
  const all = state.settings.all.value;
  const t = all.visits.doors;
  const task = useTask();
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
  const [made, setMade] = useState('');
  const { groups } = state.view.value;

  const change = <T,>(read: Reader<T>, ...[method, path, body]: ['POST' | 'DELETE', string, object?]) =>
    task.run(async () => {
      const answer = await intents.office.ask(read, method, path, body);
      setAsked(undefined);
      if (!answer.ok) return answer.refused;
      if (typeof answer.value === 'string') setMade(answer.value);
      await onChanged();
      return undefined;
    });
  const set = (body: object) => change(toDoor, 'POST', pathOf(store.id), body);
  const makeLink = () => change(toUrl, 'POST', `${pathOf(store.id)}/link`);
  const picture = `/api/v1/${pathOf(store.id)}/picture`;
  const sure = {
    renew: {
      text: t.renewAsk,
      yes: t.renew,
      go: () => set({ ...(door?.group ? { group: door.group } : {}), renew: true }),
    },
    close: { text: t.closeAsk, yes: t.close, go: () => change(toNothing, 'DELETE', pathOf(store.id)) },
    retire: { text: t.retireAsk, yes: t.retire, go: () => change(toNothing, 'DELETE', `${pathOf(store.id)}/link`) },
  };
  const question = asked && sure[asked];
  return (
    <div class="doors">
      <h3>
        <bdi>{storeName(store)}</bdi>
      </h3>
      {door ? (
        <div class="door">
          {/* The address is part of it, so that a new link has a new picture. */}
          <img
            src={`${picture}?${encodeURIComponent(door.url)}`}
            alt={t.picture(storeName(store))}
            width="148"
            height="148"
          />
          <div class="door-about">
            <span>{t.link}</span>
            <a href={door.url} target="_blank" rel="noopener noreferrer">
              {door.url}
            </a>
            <label class="field">
              <span>{t.group}</span>
              <select
                class="select"
                value={door.group ?? ''}
                disabled={task.busy}
                onChange={({ currentTarget: { value } }) => void set(value === '' ? {} : { group: value })}
              >
                <option value="">{t.anyGroup}</option>
                {groups.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {groupName(all, name)}
                  </option>
                ))}
              </select>
            </label>
            <div class="office-answers">
              <a class="button" href={picture} target="_blank" rel="noopener">
                {t.print}
              </a>
              <button type="button" class="button" onClick={() => setAsked('renew')}>
                {t.renew}
              </button>
              <button type="button" class="button" onClick={() => setAsked('close')}>
                {t.close}
              </button>
            </div>
          </div>
        </div>
      ) : (
        <button type="button" class="button" disabled={task.busy} onClick={() => void set({})}>
          {t.open}
        </button>
      )}
      <h4>{t.codes}</h4>
      <p>{link ? t.codesSince(date(link.since, state.now.value, all.lang)) : t.noCodes}</p>
      {made ? (
        <MadeLink url={made} onKept={() => setMade('')} />
      ) : (
        <div class="office-answers">
          <button type="button" class="button" disabled={task.busy} onClick={() => void makeLink()}>
            {link ? t.again : t.make}
          </button>
          {link && (
            <button type="button" class="button" onClick={() => setAsked('retire')}>
              {t.retire}
            </button>
          )}
        </div>
      )}
      <MailForm store={store.id} mail={mail ?? ''} onChanged={onChanged} />
      {question && (
        <Question
          text={question.text}
          yes={question.yes}
          busy={task.busy}
          onYes={() => void question.go()}
          onNo={() => setAsked(undefined)}
        />
      )}
      <Told refused={task.refused} says={saysOf(all.visits.problems, task.refused?.code)} />
    </div>
  );
}

/** Where the store is written to. */
function MailForm({ store, mail, onChanged }: { store: string; mail: string; onChanged(): Promise<void> }) {
  const { state, intents } = useApp();
  const all = state.settings.all.value;
  const t = all.visits.doors;
  const task = useTask();
  const [text, setText] = useState(mail);
  const [saved, setSaved] = useState(false);
  const save = () =>
    task.run(async () => {
      const given = text.trim();
      const answer = await intents.office.ask(
        toDoor,
        'POST',
        `${pathOf(store)}/mail`,
        given === '' ? {} : { mail: given },
      );
      if (!answer.ok) return answer.refused;
      setSaved(true);
      await onChanged();
      return undefined;
    });
  const own = task.refused?.code === 'bad_frame' ? t.badMail : saysOf(all.visits.problems, task.refused?.code);
  return (
    <form
      class="office-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <label class="field">
        <span>{t.mail}</span>
        <input
          type="email"
          autocomplete="off"
          maxLength={254}
          value={text}
          aria-describedby="door-mail-hint"
          onInput={({ currentTarget }) => {
            setText(currentTarget.value);
            setSaved(false);
          }}
        />
        <span id="door-mail-hint" class="field-hint">
          {t.mailHint}
        </span>
      </label>
      <div class="office-answers">
        <button type="submit" class="button" disabled={task.busy || text.trim() === mail}>
          {t.save}
        </button>
        <p class="office-done" role="status">
          {saved && t.saved}
        </p>
      </div>
      <Told refused={task.refused} says={own} />
    </form>
  );
}

/** The link for codes is on this page and nowhere else. */
function MadeLink({ url, onKept }: { url: string; onKept(): void }) {
  const t = useApp().state.settings.all.value.visits.doors;
  const told = useFocus<HTMLParagraphElement>(url);
  return (
    <div class="new-secret">
      <p ref={told} tabIndex={-1}>
        {t.once}
      </p>
      <p class="recovery">
        <code class="secret-text">{url}</code>
      </p>
      <Keep text={url} kept={t.kept} onKept={onKept} />
    </div>
  );
}
