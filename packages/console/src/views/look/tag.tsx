import { useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import { useCopy } from '../parts/use-copy.ts';

/** The tag as the page's choices make it, to be copied. */
export function Tag({ text }: { text: string }) {
  const t = useApp().state.settings.all.value;
  const p = t.lookPage;
  const [done, copy] = useCopy();
  const [copied, setCopied] = useState('');
  // What was copied is another one by now: it isn't said any more.
  const now = copied === text ? done : undefined;
  return (
    <section class="look-paste" aria-labelledby="look-tag">
      <h2 id="look-tag">{p.tag}</h2>
      <p class="faint">{p.tagHint}</p>
      <pre class="look-tag">
        <code>{text}</code>
      </pre>
      <div class="office-answers">
        <button type="button" class="button" onClick={() => void copy(text).then(() => setCopied(text))}>
          {p.copy}
        </button>
        <span class={now === false ? 'field-wrong' : 'office-done'} role="status">
          {now !== undefined && (now ? p.copied : p.notCopied)}
        </span>
      </div>
      <p class="field-hint">{p.offsets}</p>
    </section>
  );
}
