import { useEffect } from 'preact/hooks';
import type { AccountView } from '../../api/shapes.ts';
import { useApp } from '../context.ts';
import { Frame, Loading } from '../office/frame.tsx';
import { OwnName } from './name.tsx';
import { OwnNotices } from './notices.tsx';
import { ChangePassword } from './password.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sending } from './sending.tsx';
import { Shops } from './shops.tsx';

/** One's own account: who one is, and how one gets in. */
export function AccountPage() {
  const { state, intents } = useApp();
  const t = state.settings.t.value;
  useEffect(() => void intents.office.loadAccount(), [intents]);
  const draw = (account: AccountView) => (
    <>
      <p class="account-who">
        <strong>
          <bdi>{account.name}</bdi>
        </strong>
        <bdi class="faint">{account.email}</bdi>
      </p>
      <OwnName name={account.name} />
      <ChangePassword email={account.email} />
      <SecondFactor account={account} />
      <Sending />
      <OwnNotices />
      <Shops sites={account.sites} />
    </>
  );
  return (
    <Frame title={t.pages.account}>
      <Loading of={state.office.account.value} again={() => void intents.office.loadAccount()} draw={draw} />
    </Frame>
  );
}
