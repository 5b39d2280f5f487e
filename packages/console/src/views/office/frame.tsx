import type { ComponentChildren, RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Refused } from '../../api/shapes.ts';
import { shortcut, tip } from '../../keys/caps.ts';
import type { AdminPage, Loaded } from '../../state/office.ts';
import { useApp } from '../context.ts';
import { Offers } from '../duty/offers.tsx';
import { Lines } from '../line.tsx';
import { NoticeStrip } from '../notices/strip.tsx';
import { PaletteButton } from '../palette/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { useFocus } from '../parts/use-focus.ts';
import { isInDialog } from '../use-keys.ts';
import { onEscape } from './escape.ts';
import { LeaveQuestion } from './leave.tsx';
import { OfficeNav } from './nav.tsx';
import { Told } from './told.tsx';

/** A page beside the desk. The line stays open: who waits is still announced, and the agent is still on duty. */
export function Frame({ title, here, children }: { title: string; here?: AdminPage; children: ComponentChildren }) {
  const { state, announcer } = useApp();
  const t = state.settings.t.value;
  const heading = useFocus<HTMLHeadingElement>(here);
  useEscape(heading);
  return (
    <div class="office">
      <header class="pane-head office-head">
        <PageLink
          class="quiet icon-button office-back"
          to="desk"
          aria-label={t.office.back}
          aria-keyshortcuts={shortcut('leave')}
          title={tip(t.office.back, 'leave')}
        >
          <Icon name="back" />
        </PageLink>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <bdi class="office-site">{state.self.value?.site.name}</bdi>
        <PaletteButton />
      </header>
      {here && <OfficeNav here={here} />}
      <LeaveQuestion />
      <main class="office-body">{children}</main>
      <NoticeStrip />
      <Lines />
      <Offers />
      <div class="sr-only" role="status">
        {announcer.waiting.value}
      </div>
      <div class="sr-only" role="status">
        {announcer.said.value}
      </div>
    </div>
  );
}

/** Escape steps back by one, as at the desk: from a field to the page, from the page to the desk, from the question about it to "no". */
function useEscape(heading: RefObject<HTMLElement | null>): void {
  const app = useApp();
  useEffect(() => {
    const { office } = app.intents;
    const back = onEscape(() => {
      if (app.state.office.away.peek()) office.answerLeave(false);
      else if (document.activeElement?.matches('input, select, textarea')) heading.current?.focus();
      else office.goTo('desk');
    });
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isInDialog(app)) back(event);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [app]);
}

/** What is there, or that it comes, or why it doesn't. */
export function Loading<T>(props: { of: Loaded<T>; again(): void; draw(value: T): ComponentChildren }) {
  const { of, again, draw } = props;
  const t = useApp().state.settings.t.value;
  if (of.is === 'here') return <>{draw(of.value)}</>;
  if (of.is === 'failed') return <Failed refused={of.refused} again={again} />;
  return (
    <div class="office-wait">
      <p class="sr-only" role="status">
        {t.office.loading}
      </p>
      <span class="bone bone-2" />
      <span class="bone bone-1" />
      <span class="bone bone-2" />
    </div>
  );
}

function Failed({ refused, again }: { refused: Refused; again(): void }) {
  const t = useApp().state.settings.t.value;
  return (
    <div class="empty">
      <Told refused={refused} />
      <button type="button" class="button" onClick={again}>
        {t.office.again}
      </button>
    </div>
  );
}
