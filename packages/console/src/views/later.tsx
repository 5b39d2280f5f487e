import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useApp } from './context.ts';
import { Splash } from './splash.tsx';

type Load = () => Promise<FunctionComponent>;
type Stand = { is: 'coming' } | { is: 'here'; Page: FunctionComponent } | { is: 'failed' };

const here = new Map<Load, FunctionComponent>();

/** A page whose code comes when it is asked for. Where it doesn't come, there is a way to ask again. */
export function Later({ load }: { load: Load }) {
  const t = useApp().state.settings.t.value;
  const known = here.get(load);
  const [stand, setStand] = useState<Stand>(known ? { is: 'here', Page: known } : { is: 'coming' });
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let left = false;
    load().then(
      (Page) => {
        here.set(load, Page);
        if (!left) setStand({ is: 'here', Page });
      },
      () => {
        if (!left) setStand({ is: 'failed' });
      },
    );
    return () => {
      left = true;
    };
  }, [load, tries]);
  if (stand.is === 'here') return <stand.Page />;
  if (stand.is === 'coming') return <Splash />;
  return (
    <div class="empty">
      <p role="alert">{t.problems.offline}</p>
      <button type="button" class="button" onClick={() => setTries(tries + 1)}>
        {t.office.again}
      </button>
    </div>
  );
}
