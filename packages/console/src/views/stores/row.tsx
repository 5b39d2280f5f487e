import { type Store, weekLines } from '@shopbell/domain';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Refused } from '../../api/shapes.ts';
import { useApp } from '../context.ts';
import { Question } from '../office/question.tsx';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { useReturn } from '../office/use-return.ts';
import { StoreForm } from './form.tsx';
import type { Words } from './words.ts';

interface Props {
  w: Words;
  of: Store;
  zone: string;
  /** It is the one in the picture. */
  isChosen: boolean;
  onChoose(): void;
  send(given: object): Promise<Refused | undefined>;
  remove(): Promise<Refused | undefined>;
  onDone(said: string): void;
}

/** One store, and what is done about it. */
export function StoreRow({ w, of, zone, isChosen, onChoose, send, remove, onDone }: Props) {
  const { lang } = useApp().state.settings.t.value;
  const task = useTask();
  const row = useRef<HTMLLIElement>(null);
  const [open, setOpen] = useState<'no' | 'form' | 'question'>('no');
  const edit = useReturn<HTMLButtonElement>(open === 'form');
  const removing = useReturn<HTMLButtonElement>(open === 'question');
  const { id, name, address, phone, services, hours } = of;
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const facts = [id, address, phone, ...services].filter((fact) => fact !== undefined);
  return (
    <li ref={row} class={isChosen ? 'entry store-chosen' : 'entry'} onFocusCapture={onChoose} aria-current={isChosen}>
      <div class="entry-head">
        <div class="entry-who">
          <strong>
            <bdi>{name}</bdi>
          </strong>
          <span class="entry-line">
            {facts.map((fact) => (
              <span key={fact}>
                <bdi>{fact}</bdi>
              </span>
            ))}
          </span>
          {hours && <span class="entry-line store-hours">{`${weekLines(hours, lang)}\n${hours.zone}`}</span>}
        </div>
        <div class="person-actions">
          <button ref={edit} type="button" class="quiet" aria-label={w.editOf(name)} onClick={() => setOpen('form')}>
            {w.edit}
          </button>
          <button
            ref={removing}
            type="button"
            class="quiet"
            aria-label={w.removeOf(name)}
            onClick={() => setOpen('question')}
          >
            {w.remove}
          </button>
        </div>
      </div>
      {open === 'form' && (
        <StoreForm
          w={w}
          of={of}
          zone={zone}
          send={send}
          onDone={() => {
            setOpen('no');
            onDone(w.saved);
          }}
          onLeave={() => setOpen('no')}
        />
      )}
      {open === 'question' && (
        <Question
          text={w.removeAsk}
          yes={w.remove}
          busy={task.busy}
          onYes={() =>
            void task.run(async () => {
              const refused = await remove();
              if (!refused) onDone(w.removed);
              return refused;
            })
          }
          onNo={() => setOpen('no')}
        />
      )}
      <Told refused={task.refused} />
    </li>
  );
}
