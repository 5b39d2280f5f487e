import { useState } from 'preact/hooks';
import type { Group, Staff } from '../../api/floor.ts';
import { groupName } from '../../text/group-name.ts';
import { useApp } from '../context.ts';
import { useReturn } from '../office/use-return.ts';
import { StaffForm } from './form.tsx';

interface Props {
  staff: Staff;
  groups: readonly Group[];
  onDone(text: string): void;
}

/** A member: what they do in a line, and its form when somebody changes it. */
export function StaffRow({ staff, groups, onDone }: Props) {
  const { state } = useApp();
  const t = state.settings.all.value;
  const [open, setOpen] = useState(false);
  const change = useReturn<HTMLButtonElement>(open);
  const { agent, name, limit, skills, languages, autoReply } = staff;
  const inGroups = groups.filter(({ id }) => staff.groups.includes(id)).map((group) => groupName(t, group.name));
  const more = [...languages, ...skills];
  return (
    <li class="entry">
      <div class="entry-head">
        <div class="entry-who">
          <strong>
            <bdi>{name}</bdi>
          </strong>{' '}
          {agent === state.self.value?.id && <span class="faint">{t.people.you}</span>}
          {!open && (
            <>
              <span class="entry-line">
                <span>{limit === 0 ? t.staff.nothing : t.staff.atMost(limit)}</span>
                <span>{inGroups.length === 0 ? t.staff.noGroup : inGroups.join(t.staff.and)}</span>
              </span>
              {more.length > 0 && (
                <span class="entry-line">
                  {more.map((word) => (
                    <bdi class="chip" key={word}>
                      {word}
                    </bdi>
                  ))}
                </span>
              )}
              {autoReply && <span class="entry-line">{t.staff.says(autoReply)}</span>}
            </>
          )}
        </div>
        {!open && (
          <div class="person-actions">
            <button
              ref={change}
              type="button"
              class="quiet"
              aria-label={t.staff.changeOf(name)}
              onClick={() => setOpen(true)}
            >
              {t.office.change}
            </button>
          </div>
        )}
      </div>
      {open && (
        <StaffForm
          staff={staff}
          groups={groups}
          onSaved={() => {
            setOpen(false);
            onDone(t.staff.changed(name));
          }}
          onLeave={() => setOpen(false)}
        />
      )}
    </li>
  );
}
