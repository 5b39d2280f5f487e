import type { AgentView } from '@shopbell/sdk/agent';
import type { Messages } from '../i18n/index.ts';
import { groupName } from '../text/group-name.ts';

/** A group's name by its id; the id itself while its name is unknown, empty where there is no telling groups apart. */
export function groupLabel(t: Messages, { groups }: Pick<AgentView, 'groups'>, id: string | undefined): string {
  if (id === undefined || groups.length < 2) return '';
  const group = groups.find((one) => one.id === id);
  return group ? groupName(t, group.name) : id;
}
