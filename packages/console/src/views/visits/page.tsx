import { useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import { Frame } from '../office/frame.tsx';
import { stylesheet } from '../stylesheet.ts';
import { StoreDoors } from './doors.tsx';
import { RedeemBox } from './redeem.tsx';
import { VisitReport } from './report.tsx';

/** The page once its styles are there too. */
export async function loadVisitsPage(): Promise<typeof VisitsPage> {
  const styles = [
    new URL('../../styles/tables.css', import.meta.url),
    new URL('../../styles/visits.css', import.meta.url),
  ];
  await Promise.all(styles.map(({ href }) => stylesheet(href)));
  return VisitsPage;
}

/** Shoppers in stores (到店): their codes, for everybody; what was sent and came, for who oversees; the stores' own ways in, for admins. */
function VisitsPage() {
  const { state } = useApp();
  const t = state.settings.all.value;
  const duty = state.self.value?.duty;
  const [redeemed, setRedeemed] = useState(0);
  return (
    <Frame title={t.pages.visits} here="visits">
      <RedeemBox onRedeemed={() => setRedeemed((count) => count + 1)} />
      {duty !== 'agent' && <VisitReport redeemed={redeemed} />}
      {duty === 'admin' && <StoreDoors />}
    </Frame>
  );
}
