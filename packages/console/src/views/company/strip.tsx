import type { ConversationRow } from '@shopbell/protocol';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';

/** Who is in beside who has it, and who is asked: a line below the thread's head while there is somebody. */
export function CompanyStrip({ row }: { row: ConversationRow }) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const called = ({ id, name }: { id: string; name: string }) => (id === state.self.value?.id ? t.thread.you : name);
  const { guests = [], invited = [] } = row;
  if (row.state !== 'active' || guests.length + invited.length === 0) return null;
  const list = new Intl.ListFormat(t.lang, { type: 'conjunction' });
  const words = [
    guests.length > 0 ? t.company.inIt(list.format(guests.map(called))) : '',
    invited.length > 0 ? t.company.invited(list.format(invited.map(({ agent }) => called(agent)))) : '',
  ];
  return (
    <p class="thread-company">
      <Icon name="join" />
      <bdi>{words.filter(Boolean).join(' · ')}</bdi>
    </p>
  );
}
