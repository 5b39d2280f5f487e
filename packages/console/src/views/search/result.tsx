import { type Found, foundKey, isOfShopper } from '../../api/search.ts';
import { placeOf } from '../../state/place.ts';
import { groupName } from '../../text/group-name.ts';
import { date, daysBetween, timeOfDay } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { Said } from '../parts/said.tsx';
import { ShopperName } from '../parts/shopper-name.tsx';

const told = (words: Readonly<Record<string, string>>, key: string): string | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined;

/** One thing that was said, and the way to it. */
export function Result({ found }: { found: Found }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const { conversation, seq, deskSeq, snippet, kind, at, by, shopper, agent } = found;
  const group = state.part.groups.value.find(({ id }) => id === found.group);
  const now = state.now.peek();
  return (
    <li>
      <a
        class={`found${deskSeq === undefined ? '' : ' found-desk'}`}
        href={`#${placeOf(conversation, { seq, ...(deskSeq === undefined ? {} : { deskSeq }) })}`}
        data-found={foundKey(found)}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          intents.search.show(found);
        }}
      >
        <span class="found-head">
          <ShopperName shopper={shopper} />
          <time dateTime={new Date(at).toISOString()}>
            {daysBetween(at, now) === 0 ? '' : `${date(at, now, t.lang)} `}
            {timeOfDay(at, t.lang)}
          </time>
        </span>
        <span class="found-words">
          {kind !== 'message' && <span class="found-kind">{told(t.search.kinds, kind) ?? t.search.other}</span>}
          {by.role !== 'shopper' && !(isOfShopper(found) && by.role === 'system') && (
            <>
              <bdi class="found-by">{by.name ?? t.thread.system}</bdi>{' '}
            </>
          )}
          {snippet.cut.before && '… '}
          <Said text={snippet.text} places={snippet.places} />
          {snippet.cut.after && ' …'}
        </span>
        <span class="found-foot">
          <span>{told(t.search.states, found.state)}</span>
          {agent && <bdi>{agent.name}</bdi>}
          {group && <bdi>{groupName(t, group.name)}</bdi>}
        </span>
      </a>
    </li>
  );
}
