import { problemText } from '../../i18n/problems.ts';
import { leftBehind } from '../../state/left-behind.ts';
import { useApp } from '../context.ts';
import { GoesBack } from '../duty/goes-back.tsx';
import { PaletteButton } from '../palette/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { useFocus } from '../parts/use-focus.ts';

/** Who sits here, the other language, all commands, and the way out. */
export function Foot() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const self = state.self.value;
  if (!self) return null;
  if (state.leaving.value.is !== 'no') return <LeaveQuestion />;
  return (
    <footer class="foot">
      <PageLink class="foot-who" to="account" title={t.self.account}>
        <bdi class="foot-name">{self.name}</bdi>
        <span class="foot-duty">{t.self.duty[self.duty]}</span>
        <span class="sr-only">{t.self.account}</span>
      </PageLink>
      {self.duty === 'admin' && (
        <PageLink class="quiet icon-button" to="people" aria-label={t.self.people} title={t.self.people}>
          <Icon name="people" />
        </PageLink>
      )}
      {self.duty !== 'admin' && (
        <PageLink class="quiet icon-button" to="ready" aria-label={t.pages.ready} title={t.pages.ready}>
          <Icon name="ready" />
        </PageLink>
      )}
      {self.duty === 'supervisor' && (
        <PageLink class="quiet icon-button" to="shoppers" aria-label={t.pages.shoppers} title={t.pages.shoppers}>
          <Icon name="people" />
        </PageLink>
      )}
      {self.duty === 'supervisor' && (
        <PageLink class="quiet icon-button" to="log" aria-label={t.pages.log} title={t.pages.log}>
          <Icon name="page" />
        </PageLink>
      )}
      <LanguageSwitch class="quiet" />
      <PaletteButton />
      <button
        type="button"
        class="quiet icon-button"
        aria-label={t.self.signOut}
        title={t.self.signOut}
        onClick={() => void intents.signOut(false)}
      >
        <Icon name="leave" />
      </button>
    </footer>
  );
}

/** What would be lost by signing out now. */
export function Costs() {
  const { state } = useApp();
  const { lose } = state.settings.t.value.self;
  const { drafts, files, unsent } = leftBehind(state);
  return (
    <>
      {drafts > 0 && lose.drafts} {files > 0 && lose.files(files)} {unsent > 0 && lose.unsent(unsent)}
    </>
  );
}

/** "Sign out?", in place, with what it costs. */
export function LeaveQuestion() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  const leaving = state.leaving.value;
  // Who has signed off has given everything back.
  const isOff = state.view.value.duty?.status === 'off';
  const stay = useFocus<HTMLButtonElement>();
  return (
    <footer class="foot foot-question">
      <p role={leaving.is === 'failed' ? 'alert' : undefined}>
        {leaving.is === 'failed' ? (
          problemText(t.problems, leaving.code)
        ) : (
          <>
            <strong>{t.self.signOutAsk}</strong> {!isOff && <GoesBack />} <Costs />
          </>
        )}
      </p>
      <fieldset class="foot-answers" aria-label={t.self.signOut}>
        <button
          type="button"
          class="button button-strong"
          disabled={leaving.is === 'working'}
          onClick={() => void intents.signOut(true)}
        >
          {t.self.signOut}
        </button>
        <button ref={stay} type="button" class="button" onClick={() => intents.stay()}>
          {t.self.stay}
        </button>
      </fieldset>
    </footer>
  );
}
