import type { GroupLine } from '../../state/overview/figures.ts';
import type { Overview } from '../../state/overview/index.ts';
import { groupName } from '../../text/group-name.ts';
import { useApp } from '../context.ts';
import { useWords } from './words.ts';

/** What each group has and who answers it. A press leaves what is the group's in the table. */
export function Groups({ overview }: { overview: Overview }) {
  const w = useWords();
  const { groups } = overview.figures.value;
  if (groups.length === 0) return null;
  return (
    <section class="overview-part" aria-labelledby="overview-groups">
      <h2 id="overview-groups">{w.groups}</h2>
      <ul class="overview-lines">
        {groups.map((group) => (
          <GroupRow key={group.id} group={group} overview={overview} />
        ))}
      </ul>
    </section>
  );
}

function GroupRow({ group, overview }: { group: GroupLine; overview: Overview }) {
  const { state } = useApp();
  const w = useWords();
  const t = state.settings.t.value;
  const { id, name, open, on, online, waiting, active, over } = group;
  const { group: before, ...rest } = overview.narrow.value;
  const pressed = before === id;
  const level = !open || online > 0 ? 'calm' : waiting > 0 ? 'over' : 'pressing';
  const stands = !open ? w.closed : on === 0 ? w.nobodyOn : online === 0 ? w.nobodyOnline : w.on(on);
  return (
    <li>
      <button
        type="button"
        class="overview-line overview-group"
        aria-pressed={pressed}
        onClick={() => {
          overview.narrow.value = pressed ? rest : { ...rest, group: id };
        }}
      >
        <span class="overview-who">
          <bdi class="overview-name">{groupName(t, name)}</bdi>
        </span>{' '}
        {over > 0 && <span class="overview-late">{w.late(over)}</span>}{' '}
        <span class="overview-load" data-level={level}>
          {stands}
        </span>{' '}
        <span class="overview-sub">{w.groupCounts(waiting, active)}</span>
      </button>
    </li>
  );
}
