import { useEffect, useRef } from 'preact/hooks';
import { dayBefore } from '../../state/day.ts';
import { useApp } from '../context.ts';
import { PageLink } from '../parts/page-link.tsx';

/** After the sign-in: an earlier day that this agent left without reading its summary. One line, until it was read or put aside. */
export function UnkeptDay() {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const s = t.summary;
  const { unkept, wanted } = state.office.summary;
  const asked = useRef<string | undefined>(undefined);
  const self = state.self.value?.id;
  const online = state.online.value;
  useEffect(() => {
    if (!online || self === undefined || asked.current === self) return;
    asked.current = self;
    void intents.office.loadUnkept();
  }, [intents, online, self]);
  const day = unkept.value;
  const yesterday = dayBefore(state.promises.zone.value, state.now.value, 1);
  const date =
    day &&
    new Intl.DateTimeFormat(t.lang, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
      Date.parse(day),
    );
  return (
    <div class="unkept-day" aria-live="polite">
      {date && (
        <>
          <span class="unkept-says">{day === yesterday ? s.unkeptYesterday : s.unkept(date)}</span>
          <PageLink
            class="link"
            to="summary"
            onGo={() => {
              wanted.value = day;
            }}
          >
            {s.unkeptRead}
          </PageLink>
          <button
            type="button"
            class="quiet"
            onClick={() => {
              unkept.value = undefined;
            }}
          >
            {s.unkeptLater}
          </button>
        </>
      )}
    </div>
  );
}
