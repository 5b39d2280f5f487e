import { createGuard, type GuardRules } from '@shopbell/domain';
import { useMemo, useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import { Marked } from './marked.tsx';
import { saidOf } from './said.ts';

/** A sentence to try the rules with, as they stand on the page. Nothing of it goes anywhere. */
export function Try({ rules, hosts }: { rules: GuardRules; hosts: readonly string[] }) {
  const t = useApp().state.settings.all.value;
  const [text, setText] = useState('');
  const key = JSON.stringify(rules);
  const guard = useMemo(() => createGuard(rules, hosts), [key, hosts]);
  const findings = text.trim() === '' ? [] : guard.look(text);
  return (
    <section class="guard guard-try" aria-labelledby="guard-try">
      <h2 id="guard-try">{t.guardPage.try}</h2>
      <label class="field">
        <span class="sr-only">{t.guardPage.try}</span>
        <textarea
          dir="auto"
          value={text}
          maxLength={4000}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <small class="field-hint">{t.guardPage.tryHint}</small>
      </label>
      <output>
        {text.trim() !== '' && (
          <>
            <bdi>
              <Marked text={text} findings={findings} />
            </bdi>
            <span class="faint">{findings.length === 0 ? t.guardPage.tryNothing : saidOf(t, findings)}</span>
          </>
        )}
      </output>
    </section>
  );
}
