import { FIGURES, type Figure, type KeptDay, type Rated, type Remark, type TeamDay } from '../../api/summary.ts';
import { percent } from '../../text/share.ts';
import { timeIn } from '../../time/zone.ts';
import { useApp } from '../context.ts';
import { SortedTable, type TableColumn } from '../parts/sorted-table.tsx';

/** What the team has kept of a day, for who oversees the floor. */
export function Team({ team }: { team: TeamDay }) {
  const { state } = useApp();
  const t = state.settings.all.value;
  const s = t.summary;
  const zone = state.promises.zone.value;
  const { kept, unkept } = team;
  // One's own stand above already, where they are written.
  const remarked = kept.filter(({ agent, remarks }) => remarks.length > 0 && agent.id !== state.self.value?.id);
  const figure = (name: Figure): TableColumn<KeptDay> => ({
    id: name,
    head: s.heads[name],
    value: ({ figures }) => figures.counts[name],
  });
  const share = (id: string, head: string, of: (rated: Rated) => readonly [part: number, whole: number]) => ({
    ...{ id, head },
    value: ({ figures }: KeptDay) => {
      const [part, whole] = of(figures.ratings);
      return whole === 0 ? undefined : part / whole;
    },
    text: ({ figures }: KeptDay) => percent(...of(figures.ratings), t.lang) ?? s.noData,
  });
  return (
    <div class="summary-team">
      {kept.length === 0 ? (
        <>
          <h2>{s.team}</h2>
          <p class="faint">{s.teamNone}</p>
        </>
      ) : (
        <SortedTable
          title={s.team}
          rows={kept}
          keyOf={({ agent }) => agent.id}
          columns={[
            { id: 'name', head: s.colleague, value: ({ agent }) => agent.name },
            ...FIGURES.map(figure),
            share('rate', s.rate, ({ rated, valid }) => [rated, valid]),
            share('satisfaction', s.satisfaction, ({ satisfied, rated }) => [satisfied, rated]),
            { id: 'at', head: s.keptAt, value: ({ at }) => at, text: ({ at }) => timeIn(zone, at, t.lang) },
          ]}
        />
      )}
      {unkept.length > 0 && (
        <p class="summary-missing">
          {s.missing}{' '}
          {new Intl.ListFormat(t.lang)
            .formatToParts(unkept.map(({ name }) => name))
            .map(({ type, value }) => (type === 'element' ? <bdi>{value}</bdi> : value))}
        </p>
      )}
      {remarked.map(({ agent, remarks }) => (
        <article key={agent.id} class="summary-one">
          <h3>
            <bdi>{agent.name}</bdi>
          </h3>
          <RemarkList remarks={remarks} />
        </article>
      ))}
    </div>
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
