import type { Page } from '@shopbell/protocol';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { About } from '../../state/about.ts';
import { groupLabel } from '../../state/groups.ts';
import { pageLine, pagePath } from '../../text/page.ts';
import { safeUrl } from '../../text/safe-url.ts';
import { date, daysBetween, MINUTE_MS, span, timeOfDay } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { ShopperName } from '../parts/shopper-name.tsx';

/** The right pane: who the shopper is, where they are, and what there is to know of the conversation. */
export function ShopperPane() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const about = state.about.value;
  const close = useRef<HTMLButtonElement>(null);
  const details = state.details.value;
  const wasShown = useRef(false);
  // Laid over the thread, the pane takes the focus along and gives it back. Where it always shows, its button doesn't.
  useLayoutEffect(() => {
    if (details) close.current?.focus();
    else if (wasShown.current) document.querySelector<HTMLElement>('.details-button')?.focus();
    wasShown.current = details;
  }, [details]);
  return (
    <aside id="shopper" class="pane shopper-pane" aria-label={t.shopper.label}>
      <header class="pane-head shopper-head">
        <h2>{t.shopper.label}</h2>
        <button
          ref={close}
          type="button"
          class="quiet icon-button details-close"
          aria-label={t.shopper.close}
          aria-keyshortcuts="i"
          onClick={() => intents.details(false)}
        >
          <Icon name="cross" />
        </button>
      </header>
      {about ? <Facts about={about} /> : <p class="hint shopper-empty">{t.shopper.empty}</p>}
    </aside>
  );
}

function Facts({ about }: { about: About }) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const selfId = state.self.value?.id;
  const named = (agent: { id: string; name: string }) => (agent.id === selfId ? t.shopper.you(agent.name) : agent.name);
  const { member } = about.shopper;
  const group = groupLabel(t, state.view.value, about.group);
  return (
    <div class="shopper-body">
      <div class="shopper-card">
        <p class="shopper-title">
          <ShopperName shopper={about.shopper} />
        </p>
        <p class="shopper-proof">{member ? t.shopper.verified : t.shopper.notVerified}</p>
      </div>
      <dl class="facts">
        {member?.name && (
          <Fact name={t.shopper.memberId}>
            <bdi>{member.id}</bdi>
          </Fact>
        )}
        {about.page && (
          <Fact name={about.state === 'closed' ? t.shopper.askedOn : t.shopper.page} wide>
            <PageLink page={about.page} />
          </Fact>
        )}
      </dl>
      <h3 class="facts-title">{t.shopper.conversation}</h3>
      <dl class="facts">
        <Fact name={t.shopper.state}>{t.shopper.states[about.state]}</Fact>
        {group && (
          <Fact name={t.floor.group}>
            <bdi>{group}</bdi>
          </Fact>
        )}
        {about.openedAt !== undefined && (
          <Fact name={t.shopper.began}>
            <When at={about.openedAt} />
          </Fact>
        )}
        {about.agent && (about.state === 'active' || about.state === 'closed') && (
          <Fact name={t.shopper.taken}>
            <bdi>{named(about.agent)}</bdi>
          </Fact>
        )}
        <Fact name={t.shopper.owner}>
          {about.owner ? <bdi>{named(about.owner)}</bdi> : <span class="faint">{t.shopper.noOwner}</span>}
        </Fact>
        {about.closedAt !== undefined && (
          <Fact name={t.shopper.ended}>
            <When at={about.closedAt} />
          </Fact>
        )}
        <Fact name={t.shopper.number}>
          <span class="id">{about.conversation}</span>
        </Fact>
      </dl>
    </div>
  );
}

/** `wide` puts the value below its name, over the whole width. */
function Fact({ name, wide, children }: { name: string; wide?: boolean; children: ComponentChildren }) {
  return (
    <div class={wide ? 'fact fact-wide' : 'fact'}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The page, as a link when its address is one that may be followed. */
function PageLink({ page }: { page: Page }) {
  const t = useApp().state.settings.t.value;
  const href = safeUrl(page.url);
  const path = pagePath(page.url);
  const line = pageLine(page);
  return (
    <>
      {href ? (
        <a class="page-link" href={href} target="_blank" rel="noopener noreferrer nofollow">
          <bdi>{line}</bdi>
          <Icon name="out" />
          <span class="sr-only">{t.shopper.newTab}</span>
        </a>
      ) : (
        <bdi>{line}</bdi>
      )}
      {path !== line && (
        <span class="page-path" dir="ltr" title={path}>
          {path}
        </span>
      )}
    </>
  );
}

/** An instant with how long ago it was. */
function When({ at }: { at: number }) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const now = state.now.value;
  const days = daysBetween(at, now);
  const day = days === 0 ? '' : days === 1 ? `${t.thread.yesterday} ` : `${date(at, now, t.lang)} `;
  return (
    <>
      <time dateTime={new Date(at).toISOString()}>
        {day}
        {timeOfDay(at, t.lang)}
      </time>{' '}
      <span class="faint">{now - at < MINUTE_MS ? t.shopper.justNow : t.shopper.ago(span(now - at, t.lang))}</span>
    </>
  );
}
