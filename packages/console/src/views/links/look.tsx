import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../../api/call.ts';
import type { Refused } from '../../api/shapes.ts';
import { useApp } from '../context.ts';
import { Told } from '../office/told.tsx';
import { Card, ToSignIn } from './card.tsx';

export type Look<T> = { is: 'looking' } | { is: 'bad'; refused: Refused } | { is: 'good'; value: T };

const GONE: Refused = { code: 'link_invalid', path: undefined, retryAfterMs: undefined };

/** Looks at a letter's link once, before anything is typed. */
export function useLook<T>(token: string, look: (token: string) => Promise<Answer<T>>): Look<T> {
  const [found, setFound] = useState<Look<T>>({ is: 'looking' });
  useEffect(() => {
    if (token === '') {
      setFound({ is: 'bad', refused: GONE });
      return;
    }
    void look(token).then((answer) => {
      setFound(answer.ok ? { is: 'good', value: answer.value } : { is: 'bad', refused: answer.refused });
    });
  }, [token]);
  return found;
}

/** The card while the link is looked at, and when it is no good. */
export function LookCard(props: { look: Exclude<Look<unknown>, { is: 'good' }>; token: string; hint: string }) {
  const { look, token, hint } = props;
  const t = useApp().state.settings.all.value;
  if (look.is === 'looking') {
    return (
      <main class="splash">
        <p role="status">{t.office.loading}</p>
      </main>
    );
  }
  return (
    <Card title={t.links.bad}>
      {token === '' ? <p>{t.links.reloaded}</p> : <Told refused={look.refused} />}
      {look.refused.code === 'link_invalid' && token !== '' && <p class="faint">{hint}</p>}
      <ToSignIn />
    </Card>
  );
}
