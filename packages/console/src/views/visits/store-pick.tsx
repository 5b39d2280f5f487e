import { writeDistance } from '@shopbell/sdk/cards';
import { useEffect, useState } from 'preact/hooks';
import type { Refused } from '../../api/shapes.ts';
import { type FoundStore, type NamedStore, toFoundStores } from '../../api/visits.ts';
import { useApp } from '../context.ts';
import { Told } from '../office/told.tsx';

/** Pause in typing before it is looked for, in ms. */
const TYPED_MS = 250;

/** What a store is called: by its number where it is listed no more. */
export const storeName = ({ id, name }: NamedStore): string => name ?? id;

interface Props {
  /** Leads the ids in it. */
  id: string;
  value: FoundStore | undefined;
  onPick(store: FoundStore | undefined): void;
  /** What stands first: nothing chosen. */
  none: string;
  /** Attributes of the choice itself. */
  told?: { 'aria-invalid': boolean; 'aria-describedby': string | undefined };
}

/** A store of the shop's, out of up to thousands: found by words, then chosen. */
export function StorePick({ id, value, onPick, none, told }: Props) {
  const { state, intents, after } = useApp();
  const { lang, visits: t } = state.settings.all.value;
  const [words, setWords] = useState('');
  const [found, setFound] = useState<readonly FoundStore[] | undefined>(undefined);
  const [refused, setRefused] = useState<Refused | undefined>(undefined);
  useEffect(() => {
    let gone = false;
    const look = async (): Promise<void> => {
      const answer = await intents.office.ask(toFoundStores, 'POST', 'referrals/stores', { words });
      if (gone) return;
      setRefused(answer.ok ? undefined : answer.refused);
      if (answer.ok) setFound(answer.value);
    };
    const cancel = after(words === '' ? 0 : TYPED_MS, () => void look());
    return () => {
      gone = true;
      cancel();
    };
  }, [words]);
  const listed = found ?? [];
  const shown = value && !listed.some((one) => one.id === value.id) ? [value, ...listed] : listed;
  return (
    <>
      <div class="field">
        <label for={`${id}-find`}>{t.find}</label>
        <input
          id={`${id}-find`}
          type="search"
          autocomplete="off"
          value={words}
          aria-describedby={`${id}-find-hint`}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <span id={`${id}-find-hint`} class="handover-hint" role="status">
          {found?.length === 0 ? t.noStores : t.findHint}
        </span>
        <Told refused={refused} />
      </div>
      <div class="field">
        <label for={`${id}-store`}>{t.store}</label>
        <select
          id={`${id}-store`}
          name="store"
          class="select"
          value={value?.id ?? ''}
          onChange={(event) => onPick(shown.find((one) => one.id === event.currentTarget.value))}
          {...told}
        >
          <option value="">{none}</option>
          {shown.map((one) => (
            <option key={one.id} value={one.id}>
              {`${storeName(one)} – ${one.address}${one.distanceM === undefined ? '' : ` (${writeDistance(one.distanceM, lang)})`}`}
            </option>
          ))}
        </select>
      </div>
    </>
  );
}
