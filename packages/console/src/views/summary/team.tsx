import type { Remark, TeamDay } from '../../api/summary.ts';
import { useApp } from '../context.ts';

/** What the team has kept of a day, for who oversees the floor. */
export function Team({ team }: { team: TeamDay }) {
  const { state } = useApp();
  const t = state.settings.all.value;
  const s = t.summary;
  const others = team.kept.filter(({ agent }) => agent.id !== state.self.value?.id);
  return (
    <section class="summary-team" aria-labelledby="summary-team">
      <h2 id="summary-team">{s.team}</h2>
      {others.length === 0 && <p class="faint">{s.teamNone}</p>}
      {others.map(({ agent, figures, remarks }) => (
        <article key={agent.id} class="summary-one">
          <h3>
            <bdi>{agent.name}</bdi>
          </h3>
          <p class="faint">{s.teamRow(figures.counts.served, figures.counts.open)}</p>
          <RemarkList remarks={remarks} />
        </article>
      ))}
    </section>
  );
}

/** Remarks to read. */
export function RemarkList({ remarks }: { remarks: readonly Remark[] }) {
  const t = useApp().state.settings.all.value;
  if (remarks.length === 0) return <p class="faint">{t.summary.noRemarks}</p>;
  return (
    <ul class="summary-read">
      {remarks.map(({ order, text }, at) => (
        <li key={at}>
          {order !== undefined && <bdi class="summary-order">{t.summary.ofOrder(order)}</bdi>} <bdi>{text}</bdi>
        </li>
      ))}
    </ul>
  );
}
