import type { Figure, Figures, Rated } from '../../api/summary.ts';
import { percent } from '../../text/share.ts';
import { useApp } from '../context.ts';
import { wantFocusIn } from '../focus.ts';

const TALKS = ['served', 'leftAnswered', 'transferredIn', 'transferredAway', 'waiting'] as const;
const PROMISES = ['promised', 'kept', 'givenUp', 'open', 'overdue'] as const;

/** What somebody should see to before they go. */
const PRESSING: Partial<Record<Figure, 'waiting' | 'overdue'>> = { waiting: 'waiting', overdue: 'overdue' };

/** The figures of a day in two columns; what waits or is overdue stands out, and leads there. */
export function FigureList({ figures }: { figures: Figures }) {
  const t = useApp().state.settings.all.value;
  return (
    <div class="summary-figures">
      <Column title={t.summary.talks} names={TALKS} figures={figures} />
      <Column title={t.summary.promises} names={PROMISES} figures={figures} />
      <Ratings of={figures.ratings} />
    </div>
  );
}

function Column({ title, names, figures }: { title: string; names: readonly Figure[]; figures: Figures }) {
  const app = useApp();
  const { state, intents } = app;
  const t = state.settings.all.value;
  const number = new Intl.NumberFormat(t.lang);
  return (
    <section class="summary-column">
      <h3>{title}</h3>
      <dl>
        {names.map((name) => {
          const count = figures.counts[name];
          const pressing = count > 0 ? PRESSING[name] : undefined;
          const first = pressing && figures[pressing][0];
          return (
            <div key={name} class={pressing ? `summary-figure summary-${pressing}` : 'summary-figure'}>
              <dt>{t.summary.figures[name]}</dt>
              <dd>
                {first !== undefined && (
                  <button
                    type="button"
                    class="link"
                    onClick={() => intents.office.goToTalk(first, () => wantFocusIn(app, first))}
                  >
                    {t.summary.goTo}
                  </button>
                )}
                <span class="summary-count">{number.format(count)}</span>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

/** Shares of the day's conversations, each with what it is a share of; where there is nothing to be a share of, no figure. */
function Ratings({ of: { valid, rated, satisfied } }: { of: Rated }) {
  const { summary: s, lang } = useApp().state.settings.all.value;
  const rows = [
    { says: s.rate, part: rated, whole: valid },
    { says: s.satisfaction, part: satisfied, whole: rated },
  ];
  return (
    <section class="summary-column">
      <h3>{s.ratings}</h3>
      <dl>
        {rows.map(({ says, part, whole }) => {
          const share = percent(part, whole, lang);
          return (
            <div key={says} class="summary-figure">
              <dt>{says}</dt>
              <dd>
                {share !== undefined && <span class="faint">{s.partOf(part, whole)}</span>}
                {share === undefined ? (
                  <span class="faint">{s.noData}</span>
                ) : (
                  <span class="summary-count">{share}</span>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
