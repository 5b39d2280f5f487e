import { useApp } from '../context.ts';

/** To the other language. Its strings may have to come first. */
export function LanguageSwitch({ class: classes }: { class: string }) {
  const { state, intents } = useApp();
  const { language, t, missing } = state.settings;
  const other = language.value === 'en' ? 'zh-CN' : 'en';
  return (
    <>
      <button type="button" class={classes} lang={other} onClick={() => void intents.speak(other)}>
        {t.value.other}
      </button>
      {missing.value && (
        <p class="language-failed" role="alert">
          {t.value.later.language}
        </p>
      )}
    </>
  );
}
