import type { Blocked, BlockedPage } from '../../api/shopper.ts';
import { useApp } from '../context.ts';
import { More } from '../office/more.tsx';
import { useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { useRefuge } from '../office/use-refuge.ts';
import { useWhen } from '../shopper/fact.tsx';

/** Who is blocked, by whom, why, until when. */
export function BlockedList({ page: { blocked, next } }: { page: BlockedPage }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const list = useRefuge<HTMLUListElement>(blocked.length);
  return (
    <>
      {blocked.length === 0 && <p>{t.blocks.none}</p>}
      <ul class="entries" ref={list} tabIndex={-1}>
        {blocked.map((one) => (
          <Row key={one.person} one={one} />
        ))}
      </ul>
      <More
        list={list}
        count={blocked.length}
        label={next === undefined ? undefined : t.panel.more}
        class="button"
        onMore={intents.shopper.moreBlocked}
      />
    </>
  );
}

/** A visitor's last characters, as in the list; a member by the shop's own id. */
const labelOf = (person: string): string =>
  person.startsWith('p:') ? person.slice(-4).toUpperCase() : person.slice(2);

function Row({ one: { person, name, block } }: { one: Blocked }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const when = useWhen();
  const task = useTask();
  const label = person.startsWith('p:') ? t.shopper.visitor(labelOf(person)) : t.shopper.member(labelOf(person));
  return (
    <li class="entry blocked-entry">
      <p>
        <strong>
          <bdi>{name ?? label}</bdi>
        </strong>{' '}
        <span>{block.until === undefined ? t.panel.blockedForGood : t.panel.blockedUntil(when(block.until))}</span>
      </p>
      {block.reason && (
        <p class="remark-text" dir="auto">
          {block.reason}
        </p>
      )}
      <p class="faint">
        <bdi>{t.blocks.by(block.by.name, when(block.at))}</bdi>
      </p>
      <button
        type="button"
        class="quiet"
        disabled={task.busy}
        onClick={() => void task.run(() => intents.shopper.unblockPerson(person))}
      >
        {t.panel.unblock}
      </button>
      <Told refused={task.refused} />
    </li>
  );
}
