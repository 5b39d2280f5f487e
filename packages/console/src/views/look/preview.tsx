import { type Look, STANDARD_BRAND } from '@shopbell/domain';
import { useApp } from '../context.ts';
import { SAMPLE, sampleLanguage } from './sample.ts';

/** The launcher and the panel's head as they will stand on a page, drawn with the widget's colours: for the eye alone. */
export function Preview({ look }: { look: Look }) {
  const t = useApp().state.settings.all.value;
  const p = t.lookPage;
  const shown = look.theme === 'auto' ? (['light', 'dark'] as const) : [look.theme];
  return (
    <section class="look-preview" aria-labelledby="look-preview">
      <h2 id="look-preview">{p.preview}</h2>
      <div class="look-samples">
        {shown.map((theme) => (
          <figure key={theme} class="look-sample" data-theme={theme} data-position={look.position}>
            <Drawing look={look} />
            <figcaption>{p.samples[look.theme === 'auto' ? theme : 'always']}</figcaption>
          </figure>
        ))}
      </div>
    </section>
  );
}

function Drawing({ look: { brand = STANDARD_BRAND, heading, locale } }: { look: Look }) {
  const { language } = useApp().state.settings;
  const lang = sampleLanguage(locale, language.value);
  const words = SAMPLE[lang];
  const name = heading ?? words.heading;
  return (
    <div class="look-page" lang={lang} aria-hidden="true" style={{ '--brand': brand }}>
      <span class="look-goods" />
      <div class="look-panel">
        <div class="look-head">
          <span class="look-face">{[...name][0]}</span>
          <span class="look-who">
            <bdi class="look-heading">{name}</bdi>
            <span class="look-online">{words.online}</span>
          </span>
        </div>
        <div class="look-talk">
          <span class="look-mine">{words.asked}</span>
          <span class="look-theirs">{words.answered}</span>
        </div>
        <span class="look-box">{words.box}</span>
      </div>
      <span class="look-launcher" />
    </div>
  );
}
