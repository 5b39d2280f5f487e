import type { ConversationRow } from '@shopbell/protocol';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';

/** Who is in beside who has it, and who is asked: a line below the thread's head while there is somebody. */
export function CompanyStrip({ row }: { row: ConversationRow }) {
  const { state } = useApp();
  const t = state.settings.t.value;
  // What concerns the reader themselves, the bar tells.
  const others = (people: readonly { id: string; name: string }[]) =>
    people.flatMap(({ id, name }) => (id === state.self.value?.id ? [] : [name]));
  const guests = others(row.guests ?? []);
  const invited = others((row.invited ?? []).map(({ agent }) => agent));
  if (row.state !== 'active' || guests.length + invited.length === 0) return null;
  const list = new Intl.ListFormat(t.lang, { type: 'conjunction' });
  const words = [
    guests.length > 0 ? t.company.inIt(list.format(guests)) : '',
    invited.length > 0 ? t.company.invited(list.format(invited)) : '',
  ];
  return (
    <p class="thread-company">
      <Icon name="join" />
      <bdi>{words.filter(Boolean).join(' · ')}</bdi>
    </p>
  );
}
