import { isReplyVariable } from '@shopbell/domain';
import { shopperName } from '../../i18n/names.ts';
import { shortcut } from '../../keys/caps.ts';
import type { About } from '../../state/about.ts';
import type { Asking } from '../../state/before-send.ts';
import { useApp } from '../context.ts';
import { Marked } from '../guard/marked.tsx';
import { saidOf } from '../guard/said.ts';
import { Icon } from '../parts/icon.tsx';
import { Key } from '../parts/key.tsx';

interface Props {
  asking: Asking;
  about: About;
  onAnyway(): void;
  onBack(): void;
}

/**
 * What is asked before words go, above the box. The focus stays in the box, where Enter does nothing while it stands: who pressed it
 * without looking must not answer by pressing it again. Shift and Tab lead to "send".
 */
export function QuestionStrip({ asking, about, onAnyway, onBack }: Props) {
  const { state } = useApp();
  const t = state.settings.t.value;
  const { question, outgoing } = asking;
  const name = shopperName(t, about.shopper);
  return (
    <fieldset class="ask" aria-label={t.writing.ask.label}>
      <p class="ask-text" role="alert">
        <Icon name="alert" />
        {question.is === 'guard' ? (
          <span class="ask-guard">
            <span>{words()}</span>
            <span class="ask-words">
              <bdi>
                <Marked text={question.words} findings={question.findings} />
              </bdi>
            </span>
          </span>
        ) : (
          <bdi>{words()}</bdi>
        )}
      </p>
      <button type="button" class="button" aria-keyshortcuts={shortcut('leave')} onClick={onBack}>
        {question.is === 'gap' ? t.ready.gapBack : t.writing.ask.back} <Key of="leave" />
      </button>
      {question.mayPass && (
        <button
          type="button"
          class="button button-strong"
          // A finger that rests on Enter is no answer.
          onKeyDown={(event) => event.key === 'Enter' && event.repeat && event.preventDefault()}
          onClick={onAnyway}
        >
          <bdi>{outgoing.lane === 'public' ? t.writing.ask.anyway(name) : t.writing.ask.anywayDesk}</bdi>{' '}
          <Key name="⇧ Tab" />
        </button>
      )}
    </fieldset>
  );

  function words(): string {
    switch (question.is) {
      case 'guard':
        return saidOf(t, question.findings);
      case 'other_shopper': {
        if (question.meantFor === undefined) return t.writing.ask.changed(name);
        const before = state.lists.rows.value.get(question.meantFor)?.shopper;
        return t.writing.ask.typed(name, before ? shopperName(t, before) : t.writing.ask.somebodyElse);
      }
      case 'erased':
        return t.writing.erased;
      case 'gap':
        return t.ready.gap(isReplyVariable(question.name) ? t.ready.variables[question.name] : question.name);
    }
  }
}
