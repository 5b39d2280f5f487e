import { COORDINATE_SYSTEMS, type CoordinateSystem, NAMED_MAPS, type NamedMap, type Store } from '@shopbell/domain';
import { useState } from 'preact/hooks';
import type { Hours } from '../../api/floor.ts';
import type { Refused } from '../../api/shapes.ts';
import { ordinaryHours } from '../../state/hours-draft.ts';
import { useApp } from '../context.ts';
import { Exceptions } from '../hours/exceptions.tsx';
import { Week } from '../hours/week.tsx';
import { useUnsaved } from '../office/draft.ts';
import { onEscape } from '../office/escape.ts';
import { FormFoot } from '../office/foot.tsx';
import { useTask } from '../office/task.ts';
import { isWrong, Wrong } from '../office/wrong.tsx';
import { ZoneField } from '../office/zone.tsx';
import { useFocus } from '../parts/use-focus.ts';
import { faultWords, type Words } from './words.ts';

/** What is typed. */
interface Written {
  id: string;
  name: string;
  address: string;
  lat: string;
  lng: string;
  system: CoordinateSystem;
  phone: string;
  services: string;
  hours: Hours | undefined;
  maps: Readonly<Partial<Record<NamedMap, string>>>;
}

const EMPTY: Written = {
  ...{ id: '', name: '', address: '', lat: '', lng: '', system: 'wgs84', phone: '', services: '' },
  ...{ hours: undefined, maps: {} },
};

const writtenOf = ({ id, name, address, position, phone = '', services, hours, maps }: Store): Written => ({
  ...{ id, name, address, system: 'wgs84', phone, hours, maps },
  ...{ lat: String(position.lat), lng: String(position.lng), services: services.join('\n') },
});

/** As it goes to the server, which says what is wrong with it: what is no number stays what it is not. */
const givenOf = ({ lat, lng, system, services, ...rest }: Written) => ({
  ...rest,
  position: { lat: lat.trim() === '' ? null : Number(lat), lng: lng.trim() === '' ? null : Number(lng), system },
  services: services.split('\n').flatMap((line) => line.trim() || []),
});

interface Props {
  w: Words;
  /** Absent: a new one. */
  of?: Store;
  zone: string;
  send(given: object): Promise<Refused | undefined>;
  onDone(): void;
  onLeave(): void;
}

/** A store, its hours and its exceptions. The server says what is wrong, each fault at its place. */
export function StoreForm({ w, of, zone, send, onDone, onLeave }: Props) {
  const t = useApp().state.settings.all.value;
  const task = useTask();
  const first = useFocus<HTMLInputElement>();
  const start = of ? writtenOf(of) : EMPTY;
  const [value, setValue] = useState(start);
  useUnsaved(JSON.stringify(value) !== JSON.stringify(start));
  const set = (patch: Partial<Written>): void => setValue({ ...value, ...patch });
  const { refused } = task;
  const says = (path: string): string | false => {
    const codes = (refused?.faults ?? [])
      .filter(() => isWrong(refused, path))
      .filter((fault) => fault.path.startsWith(path));
    return codes.length > 0 && [...new Set(codes.map(({ code }) => faultWords(w, code)))].join(' ');
  };
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (await task.run(() => send(givenOf(value)))) onDone();
  };
  const field = (name: 'id' | 'name' | 'address' | 'lat' | 'lng' | 'phone', path: string) => ({
    dir: 'auto' as const,
    autocomplete: 'off',
    'aria-invalid': isWrong(refused, path),
    value: value[name],
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => set({ [name]: currentTarget.value }),
  });
  return (
    <form class="entry-form" noValidate onSubmit={submit} onKeyDown={onEscape(onLeave)}>
      {!of && (
        <label class="field">
          <span>{w.id}</span>
          <input ref={first} {...field('id', 'id')} spellcheck={false} autocapitalize="none" />
          <Wrong says={says('id')} />
          <small class="field-hint">{w.idHint}</small>
        </label>
      )}
      <label class="field">
        <span>{w.name}</span>
        <input {...(of ? { ref: first } : {})} {...field('name', 'name')} />
        <Wrong says={says('name')} />
      </label>
      <label class="field">
        <span>{w.address}</span>
        <input {...field('address', 'address')} />
        <Wrong says={says('address')} />
      </label>
      <div class="store-place">
        <label class="field">
          <span>{w.latitude}</span>
          <input {...field('lat', 'position.lat')} inputMode="decimal" />
        </label>
        <label class="field">
          <span>{w.longitude}</span>
          <input {...field('lng', 'position.lng')} inputMode="decimal" />
        </label>
        <label class="field">
          <span>{w.system}</span>
          <select
            class="select"
            value={value.system}
            onChange={({ currentTarget }) =>
              set({ system: COORDINATE_SYSTEMS.find((one) => one === currentTarget.value) ?? 'wgs84' })
            }
          >
            {COORDINATE_SYSTEMS.map((system) => (
              <option key={system} value={system}>
                {w.systems[system]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Wrong says={says('position')} />
      <label class="field">
        <span>{w.phone}</span>
        <input {...field('phone', 'phone')} inputMode="tel" />
        <Wrong says={says('phone')} />
      </label>
      <label class="field">
        <span>{w.services}</span>
        <textarea
          rows={3}
          dir="auto"
          aria-invalid={isWrong(refused, 'services')}
          value={value.services}
          onInput={({ currentTarget }) => set({ services: currentTarget.value })}
        />
        <Wrong says={says('services')} />
        <small class="field-hint">{w.servicesHint}</small>
      </label>
      <label class="choice">
        <input
          type="checkbox"
          checked={value.hours !== undefined}
          onChange={({ currentTarget: { checked } }) =>
            set({ hours: checked ? (of?.hours ?? ordinaryHours(zone)) : undefined })
          }
        />
        <span>{w.hasHours}</span>
      </label>
      {value.hours && (
        <>
          <Week hours={value.hours} faults={refused?.faults ?? []} onSet={(hours) => set({ hours })} />
          <Exceptions hours={value.hours} faults={refused?.faults ?? []} onSet={(hours) => set({ hours })} />
          <ZoneField
            label={t.hours.zone}
            hint={w.zoneHint}
            value={value.hours.zone}
            invalid={isWrong(refused, 'hours.zone')}
            onSet={(next) => value.hours && set({ hours: { ...value.hours, zone: next } })}
          />
        </>
      )}
      <fieldset class="store-place">
        <legend>{w.maps}</legend>
        {NAMED_MAPS.map((map) => (
          <label class="field" key={map}>
            <span>{w.mapNames[map]}</span>
            <input
              dir="ltr"
              autocomplete="off"
              spellcheck={false}
              aria-invalid={isWrong(refused, `maps.${map}`)}
              value={value.maps[map] ?? ''}
              onInput={({ currentTarget }) => set({ maps: { ...value.maps, [map]: currentTarget.value.trim() } })}
            />
          </label>
        ))}
      </fieldset>
      <Wrong says={says('maps')} />
      <small class="field-hint">{w.mapsHint}</small>
      <FormFoot task={task} onLeave={onLeave} />
    </form>
  );
}
