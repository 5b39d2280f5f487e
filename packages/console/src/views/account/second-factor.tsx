import { useState } from 'preact/hooks';
import type { AccountView, Refused, Secret } from '../../api/shapes.ts';
import { useApp } from '../context.ts';
import { FormFoot } from '../office/foot.tsx';
import { PasswordField } from '../office/password.tsx';
import { typed, useTask } from '../office/task.ts';
import { Told } from '../office/told.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

type Form = SubmitEvent & { currentTarget: HTMLFormElement };

/** The second factor: set up, its recovery codes once, and off again. */
export function SecondFactor({ account }: { account: AccountView }) {
  const t = useApp().state.settings.all.value;
  const [codes, setCodes] = useState<readonly string[] | undefined>(undefined);
  const [secret, setSecret] = useState<Secret | undefined>(undefined);
  const [done, setDone] = useState('');
  return (
    <section class="office-form account" aria-labelledby="account-factor">
      <h2 id="account-factor">{t.account.factor}</h2>
      {body()}
      <p class="office-done" role="status">
        {done}
      </p>
    </section>
  );

  function body() {
    if (codes) return <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />;
    if (account.secondFactor)
      return <TurnOff left={account.recoveryCodesLeft} onOff={() => setDone(t.account.turnedOff)} />;
    if (!secret) {
      return (
        <Begin
          onSecret={(made) => {
            setDone('');
            setSecret(made);
          }}
        />
      );
    }
    return (
      <Prove
        secret={secret}
        onCancel={() => setSecret(undefined)}
        onCodes={(made) => {
          setSecret(undefined);
          setCodes(made);
        }}
      />
    );
  }
}

function Begin({ onSecret }: { onSecret(secret: Secret): void }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const begin = () =>
    task.run(async () => {
      const answer = await intents.office.newSecret();
      if (!answer.ok) return answer.refused;
      onSecret(answer.value);
      return undefined;
    });
  return (
    <>
      <p>{t.account.off}</p>
      <Told refused={task.refused} />
      <button type="button" class="button" disabled={task.busy} onClick={() => void begin()}>
        {task.busy ? t.office.working : t.account.setUp}
      </button>
    </>
  );
}

interface ProveProps {
  secret: Secret;
  onCancel(): void;
  onCodes(codes: readonly string[]): void;
}

/** Shows the secret, and wants a code of it: only then is it sure that the app has it. */
function Prove({ secret, onCancel, onCodes }: ProveProps) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const submit = async (event: Form) => {
    event.preventDefault();
    const form = event.currentTarget;
    await task.run(async (): Promise<Refused | undefined> => {
      const proof = { password: typed(form, 'password'), secret: secret.secret, code: typed(form, 'code') };
      const answer = await intents.office.setFactor(proof);
      if (!answer.ok) return answer.refused;
      await intents.office.loadAccount();
      onCodes(answer.value);
      return undefined;
    });
  };
  return (
    <form class="office-form" noValidate onSubmit={submit} aria-labelledby="account-factor">
      <p>{t.account.step1}</p>
      <dl class="secret">
        <dt>{t.account.secret}</dt>
        <dd>
          <code>{secret.secret.replace(/.{4}(?=.)/g, '$& ')}</code>
        </dd>
      </dl>
      {secret.link.startsWith('otpauth://totp/') && (
        <a class="link" href={secret.link}>
          {t.account.open}
        </a>
      )}
      <p>{t.account.step2}</p>
      <ProofFields refused={task.refused} />
      <FormFoot task={task} yes={t.account.turnOn} onLeave={onCancel} />
    </form>
  );
}

function TurnOff({ left, onOff }: { left: number; onOff(): void }) {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const task = useTask();
  const [asked, setAsked] = useState(false);
  const submit = async (event: Form) => {
    event.preventDefault();
    const form = event.currentTarget;
    const proof = { password: typed(form, 'password'), code: typed(form, 'code') };
    if (await task.run(() => intents.office.removeFactor(proof))) onOff();
  };
  return (
    <>
      <p>{t.account.on(left)}</p>
      {asked ? (
        <form class="office-form" noValidate onSubmit={submit} aria-label={t.account.turnOff}>
          <p>{t.account.turnOffHint}</p>
          <ProofFields refused={task.refused} />
          <FormFoot task={task} yes={t.account.turnOff} strong onLeave={() => setAsked(false)} />
        </form>
      ) : (
        <button type="button" class="button" onClick={() => setAsked(true)}>
          {t.account.turnOff}
        </button>
      )}
    </>
  );
}

/** A code and the password: what turns the second factor on, and off. */
function ProofFields({ refused }: { refused: Refused | undefined }) {
  const t = useApp().state.settings.all.value;
  return (
    <>
      <label class="field">
        <span>{t.account.code}</span>
        <input
          type="text"
          name="code"
          autocomplete="one-time-code"
          autocapitalize="characters"
          spellcheck={false}
          aria-invalid={refused?.code === 'code_refused' || refused?.path === 'code'}
        />
      </label>
      <PasswordField
        name="password"
        label={t.account.password}
        autocomplete="current-password"
        invalid={refused?.code === 'password_refused'}
      />
    </>
  );
}
