import type { AgentView, Colleague, Group } from '@shopbell/sdk/agent';
import type { Messages } from '../../i18n/index.ts';
import { whyNot } from '../../state/duty.ts';
import { groupName } from '../../text/group-name.ts';

/** Marks a group among the values of the choice. */
const GROUP = 'group:';

/** The group that was chosen; undefined for a colleague and the queue. */
export const groupOf = (to: string): string | undefined => (to.startsWith(GROUP) ? to.slice(GROUP.length) : undefined);

/** Colleagues by name, without oneself. */
export const others = (colleagues: readonly Colleague[], selfId: string | undefined, lang: string) =>
  colleagues.filter(({ id }) => id !== selfId).toSorted((a, b) => a.name.localeCompare(b.name, lang));

/** Can it be given there? What was chosen may be full or gone meanwhile. */
export function isThere({ colleagues, groups }: Pick<AgentView, 'colleagues' | 'groups'>, to: string): boolean {
  const group = groupOf(to);
  if (group !== undefined) return groups.some(({ id }) => id === group);
  const colleague = colleagues.find(({ id }) => id === to);
  return colleague !== undefined && whyNot(colleague) === undefined;
}

/** Groups, open or closed, and colleagues, each with how they stand; those who can't take it say why not. */
export function Targets({
  t,
  groups,
  colleagues,
}: {
  t: Messages;
  groups: readonly Group[];
  colleagues: readonly Colleague[];
}) {
  return (
    <>
      {groups.length > 0 && (
        <optgroup label={t.floor.groups}>
          {groups.map(({ id, name, open }) => (
            <option key={id} value={GROUP + id}>
              {(open ? t.floor.groupOpen : t.floor.groupClosed)(groupName(t, name))}
            </option>
          ))}
        </optgroup>
      )}
      {colleagues.length > 0 && (
        <optgroup label={t.floor.colleagues}>
          {colleagues.map((one) => (
            <option key={one.id} value={one.id} disabled={whyNot(one) !== undefined}>
              {colleagueText(t, one)}
            </option>
          ))}
        </optgroup>
      )}
    </>
  );
}

function colleagueText(t: Messages, one: Colleague): string {
  const { name, status, load, limit } = one;
  const has = load === undefined || limit === undefined ? '' : t.floor.load(load, limit);
  if (whyNot(one) === 'full') return t.floor.full(name, has);
  if (status === undefined) return name;
  return has
    ? t.floor.colleagueLoad(name, t.floor.status[status], has)
    : t.floor.colleague(name, t.floor.status[status]);
}
