import { useState } from 'preact/hooks';
import type { AccountSite } from '../../api/shapes.ts';
import { useApp } from '../context.ts';
import { Costs } from '../list/foot.tsx';
import { Question } from '../office/question.tsx';
import { Told } from '../office/told.tsx';
import { useReturn } from '../office/use-return.ts';

/** Where one works, and the way to another shop. A session is for one: the password is asked for there. */
export function Shops({ sites }: { sites: readonly AccountSite[] }) {
  const t = useApp().state.settings.all.value;
  return (
    <section class="account" aria-labelledby="account-shops">
      <h2 id="account-shops">{t.account.shops}</h2>
      <ul class="people">
        {sites.map((site) => (
          <ShopRow key={site.slug} site={site} />
        ))}
      </ul>
    </section>
  );
}

function ShopRow({ site: { slug, name, role } }: { site: AccountSite }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const [asked, setAsked] = useState(false);
  const move = useReturn<HTMLButtonElement>(asked);
  const leaving = state.leaving.value;
  const isHere = slug === state.self.value?.site.slug;
  return (
    <li class="person">
      <div class="person-who">
        <strong>
          <bdi>{name}</bdi>
        </strong>{' '}
        {isHere && <span class="faint">{t.account.here}</span>}
        <span class="person-email">
          <code class="id">{slug}</code>
          <span>{t.self.duty[role]}</span>
        </span>
      </div>
      {asked ? (
        <Question
          text={t.account.moveAsk(name)}
          more={<Costs />}
          yes={t.account.moveYes}
          busy={leaving.is === 'working'}
          onYes={() => void intents.office.moveTo(slug)}
          onNo={() => setAsked(false)}
        />
      ) : (
        !isHere && (
          <div class="person-actions">
            <button
              ref={move}
              type="button"
              class="quiet"
              aria-label={t.account.moveOf(name)}
              onClick={() => setAsked(true)}
            >
              {t.account.move}
            </button>
          </div>
        )
      )}
      <Told
        refused={
          asked && leaving.is === 'failed'
            ? { code: leaving.code, path: undefined, retryAfterMs: undefined }
            : undefined
        }
      />
    </li>
  );
}
