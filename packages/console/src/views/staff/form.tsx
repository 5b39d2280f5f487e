import { SETTINGS_BOUNDS } from '@shopbell/domain';
import { useState } from 'preact/hooks';
import type { Group, Staff, StaffFields } from '../../api/floor.ts';
import { groupName } from '../../text/group-name.ts';
import { useApp } from '../context.ts';
import { useUnsaved } from '../office/draft.ts';
import { onEscape } from '../office/escape.ts';
import { FormFoot } from '../office/foot.tsx';
import { useTask } from '../office/task.ts';
import { isWrong, Wrong } from '../office/wrong.tsx';
import { useFocus } from '../parts/use-focus.ts';

interface Props {
  staff: Staff;
  groups: readonly Group[];
  onSaved(): void;
  onLeave(): void;
}

/** Words with commas between them, each once. */
const wordsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、;；]/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

export function StaffForm({ staff, groups, onSaved, onLeave }: Props) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const first = useFocus<HTMLInputElement>();
  const [limit, setLimit] = useState(String(staff.limit));
  const [inGroups, setInGroups] = useState(staff.groups);
  const [skills, setSkills] = useState(staff.skills.join(', '));
  const [languages, setLanguages] = useState(staff.languages.join(', '));
  const [autoReply, setAutoReply] = useState(staff.autoReply ?? '');
  const wrong = (path: string): boolean => isWrong(task.refused, path);
  const isBarred = task.refused?.faults?.some(({ code }) => code === 'guarded') ?? false;

  const reply = autoReply.trim();
  const set: StaffFields = {
    limit: limit.trim() === '' ? Number.NaN : Number(limit),
    groups: inGroups,
    skills: wordsIn(skills),
    languages: wordsIn(languages),
    ...(reply === '' ? {} : { autoReply: reply }),
  };
  const told = (of: StaffFields) => JSON.stringify([of.limit, of.groups, of.skills, of.languages, of.autoReply]);
  useUnsaved(told(set) !== told(staff));
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (await task.run(() => intents.office.setStaff(staff.agent, set))) onSaved();
  };

  return (
    <form class="entry-form" noValidate onSubmit={submit} onKeyDown={onEscape(onLeave)}>
      <label class="field narrow">
        <span>{t.staff.limit}</span>
        <input
          ref={first}
          type="number"
          min="0"
          max="100"
          aria-invalid={wrong('limit')}
          value={limit}
          onInput={(event) => setLimit(event.currentTarget.value)}
        />
        <Wrong says={wrong('limit') && t.faults.count(...SETTINGS_BOUNDS.limit)} />
        <small class="field-hint">{t.staff.limitHint}</small>
      </label>
      <fieldset class="choices">
        <legend>{t.staff.groups}</legend>
        {groups.map(({ id, name }) => (
          <label class="choice" key={id}>
            <input
              type="checkbox"
              checked={inGroups.includes(id)}
              onChange={({ currentTarget: { checked } }) =>
                setInGroups(checked ? [...inGroups, id] : inGroups.filter((one) => one !== id))
              }
            />
            <span>
              <bdi>{groupName(t, name)}</bdi>
            </span>
          </label>
        ))}
        <small class="field-hint">{t.staff.groupsHint}</small>
        <Wrong says={(wrong('groups') || task.refused?.code === 'group_unknown') && t.faults.groups} />
      </fieldset>
      <div class="pair">
        <label class="field">
          <span>{t.staff.languages}</span>
          <input
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            aria-invalid={wrong('languages')}
            value={languages}
            onInput={(event) => setLanguages(event.currentTarget.value)}
          />
          <Wrong says={wrong('languages') && t.faults.languages} />
          <small class="field-hint">{t.staff.languagesHint}</small>
        </label>
        <label class="field">
          <span>{t.staff.skills}</span>
          <input
            autocomplete="off"
            aria-invalid={wrong('skills')}
            value={skills}
            onInput={(event) => setSkills(event.currentTarget.value)}
          />
          <Wrong says={wrong('skills') && t.faults.skills} />
          <small class="field-hint">{t.staff.skillsHint}</small>
        </label>
      </div>
      <label class="field">
        <span>{t.staff.autoReply}</span>
        <textarea
          class="lines-box"
          rows={2}
          maxLength={500}
          aria-invalid={wrong('autoReply')}
          value={autoReply}
          onInput={(event) => setAutoReply(event.currentTarget.value)}
        />
        <Wrong says={wrong('autoReply') && (isBarred ? t.faults.barred : t.faults.words(500))} />
        <small class="field-hint">{t.staff.autoReplyHint}</small>
      </label>
      <FormFoot task={task} onLeave={onLeave} />
    </form>
  );
}
