import { useState } from 'preact/hooks';
import type { ShopperView } from '../../api/shopper.ts';
import { shopperName } from '../../i18n/names.ts';
import type { About } from '../../state/about.ts';
import { date } from '../../time/format.ts';
import { useApp } from '../context.ts';
import { typed, useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { useReturn } from '../office/use-return.ts';
import { Icon } from '../parts/icon.tsx';
import { ShopperName } from '../parts/shopper-name.tsx';
import { useFocus } from '../parts/use-focus.ts';

/** Who they are: what agents call them, what they are called at the shop, whether that is proven, since when they are known. */
export function Card({ about, facts }: { about: About; facts: ShopperView | undefined }) {
  const { state } = useApp();
  const t = state.settings.all.value;
  const [renaming, setRenaming] = useState(false);
  const pencil = useReturn<HTMLButtonElement>(renaming);
  const { member } = about.shopper;
  const since = facts && t.panel.since(date(facts.firstAt, state.now.value, t.lang));
  return (
    <div class="shopper-card">
      {renaming ? (
        <Rename name={facts?.name ?? ''} onLeave={() => setRenaming(false)} />
      ) : (
        <p class="shopper-title">
          {facts?.name ? <bdi class="shopper-name-text">{facts.name}</bdi> : <ShopperName shopper={about.shopper} />}
          {facts && (
            <button
              ref={pencil}
              type="button"
              class="quiet icon-button"
              aria-label={t.panel.rename}
              title={t.panel.rename}
              onClick={() => setRenaming(true)}
            >
              <Icon name="pencil" />
            </button>
          )}
        </p>
      )}
      {facts?.name && !renaming && (
        <p class="shopper-proof">
          <bdi>{t.panel.calls(shopperName(t, about.shopper))}</bdi>
        </p>
      )}
      <p class="shopper-proof">{member ? t.shopper.verified : t.shopper.notVerified}</p>
      {since && <p class="shopper-proof">{since}</p>}
      {member?.name && (
        <p class="shopper-proof">
          <bdi>{t.shopper.member(member.id)}</bdi>
        </p>
      )}
    </div>
  );
}

function Rename({ name, onLeave }: { name: string; onLeave(): void }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const field = useFocus<HTMLInputElement>();
  return (
    <form
      class="shopper-form"
      onSubmit={(event) => {
        event.preventDefault();
        const given = typed(event.currentTarget, 'name').trim();
        void task.run(() => intents.shopper.rename(given === '' ? null : given)).then((done) => done && onLeave());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        onLeave();
      }}
    >
      <label>
        <span class="shopper-hint">{t.panel.renameLabel}</span>
        <input
          ref={field}
          class="shopper-field"
          name="name"
          dir="auto"
          maxLength={64}
          autocomplete="off"
          defaultValue={name}
        />
      </label>
      <div class="shopper-answers">
        <button type="submit" class="button button-strong" disabled={task.busy}>
          {t.panel.renameSave}
        </button>
        <button type="button" class="button" onClick={onLeave}>
          {t.panel.cancel}
        </button>
      </div>
      <Told refused={task.refused} />
    </form>
  );
}
