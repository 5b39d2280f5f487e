import { useRef } from 'preact/hooks';
import type { Earlier, EarlierPage, ShopperView } from '../../api/shopper.ts';
import { pageLine } from '../../text/page.ts';
import { date } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { More } from '../office/more.tsx';
import { Told } from '../office/told.tsx';
import { Section } from './section.tsx';

/** Their conversations and matters; what one may read opens in the middle, where it can only be read. */
export function EarlierTalks({ facts }: { facts: ShopperView }) {
  const { state, intents } = useApp();
  const p = state.settings.all.value.panel;
  const { earlier, person } = state.shopper;
  const now = earlier.value?.person === person.value ? earlier.value?.is : undefined;
  return (
    <Section fold="earlier" title={p.fold.earlier} count={facts.conversations}>
      <p class="faint shopper-line">{p.count(facts.conversations, facts.cases)}</p>
      {now?.is === 'failed' && (
        <>
          <Told refused={now.refused} />
          <button type="button" class="button" onClick={() => void intents.shopper.loadEarlier()}>
            {p.again}
          </button>
        </>
      )}
      {now?.is === 'here' && <Rows page={now.value} />}
      {(now === undefined || now.is === 'loading') && <span class="bone bone-2" aria-hidden="true" />}
    </Section>
  );
}

function Rows({ page }: { page: EarlierPage }) {
  const { intents, state } = useApp();
  const p = state.settings.all.value.panel;
  const list = useRef<HTMLOListElement>(null);
  const { conversations, next } = page;
  return (
    <>
      <ol class="earlier-talks" ref={list}>
        {conversations.map((one, index) => (
          <Row key={one.conversation} one={one} sameCase={conversations[index - 1]?.case === one.case} />
        ))}
      </ol>
      <More
        list={list}
        count={conversations.length}
        label={next === undefined ? undefined : p.more}
        class="link"
        onMore={intents.shopper.moreEarlier}
      />
    </>
  );
}

function Row({ one, sameCase }: { one: Earlier; sameCase: boolean }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const p = t.panel;
  const isOpen = one.conversation === state.open.value;
  const words = one.last?.trim() || (one.page && pageLine(one.page));
  const inside = (
    <>
      <span class="earlier-head">
        <time dateTime={new Date(one.openedAt).toISOString()}>{date(one.openedAt, state.now.value, t.lang)}</time>
        <span class="faint">{isOpen ? p.here : t.shopper.states[one.state]}</span>
      </span>
      <span class="earlier-line">{one.readable ? words && <bdi>{words}</bdi> : p.closed}</span>
      <span class="earlier-with faint">
        <bdi>{one.agent ? p.with(one.agent.name) : p.nobody}</bdi>
        {sameCase && <span> · {p.sameCase}</span>}
        {one.stars !== undefined && (
          <span>
            {' · '}
            <span class="sr-only">{t.rating.ofFive(one.stars)}</span>
            <span aria-hidden="true">{'★'.repeat(one.stars)}</span>
          </span>
        )}
      </span>
    </>
  );
  return (
    <li class={isOpen ? 'earlier-talk earlier-open' : 'earlier-talk'}>
      {one.readable && !isOpen ? (
        <button type="button" class="quiet" onClick={() => intents.open(one.conversation)}>
          {inside}
        </button>
      ) : (
        <div aria-current={isOpen ? 'true' : undefined}>{inside}</div>
      )}
    </li>
  );
}
