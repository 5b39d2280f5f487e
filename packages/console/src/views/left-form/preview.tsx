import type { LeftForm } from '@shopbell/domain';
import { Icon } from '../parts/icon.tsx';
import type { Words } from './words.ts';

/** The form as it will stand above the message box, in the chat's own words: for the eye alone, the choices beside it say the same. */
export function Preview({ form: { contact, fields, order, promise }, w }: { form: LeftForm; w: Words }) {
  const { sample } = w;
  const asked = contact === 'none' ? [] : fields;
  const by = promise?.trim() ? promise.replaceAll('{by}', sample.at) : sample.by;
  // The name is never needed; of address and number, one is.
  const isFree = (field: string) => contact !== 'required' || field === 'name';
  const line = (name: string, free: boolean) => (
    <span key={name} class="leave-line">
      <span>
        {name} {free && <i>{sample.optional}</i>}
      </span>
      <span class="leave-input" />
    </span>
  );
  return (
    <section class="leave-preview" aria-labelledby="leave-preview">
      <h2 id="leave-preview">{w.preview}</h2>
      <div class="leave-sample" aria-hidden="true">
        <div class="leave-form-card">
          <strong>{sample.title}</strong>
          <bdi class="leave-by">{by}</bdi>
          {asked.map((field) => line(w.field[field], isFree(field)))}
          {order && line(sample.order, true)}
        </div>
        <span class="leave-box">
          <Icon name="clip" />
          {sample.box}
        </span>
      </div>
      <p class="faint">{w.previewHint}</p>
    </section>
  );
}
