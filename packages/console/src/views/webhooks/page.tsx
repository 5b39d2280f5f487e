import { useApp } from '../context.ts';
import { laterPart } from '../later.tsx';
import { Frame } from '../office/frame.tsx';

const Webhooks = laterPart(async () => (await import('./webhooks.tsx')).Webhooks);

/** Whom the shop tells what happens, and what became of it. */
export function WebhooksPage() {
  const t = useApp().state.settings.t.value;
  return (
    <Frame title={t.pages.webhooks} here="webhooks">
      <Webhooks />
    </Frame>
  );
}
