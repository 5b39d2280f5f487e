import { useApp } from '../context.ts';
import { Frame } from '../office/frame.tsx';
import { Webhooks } from './webhooks.tsx';

/** Whom the shop tells what happens, and what became of it. */
export function WebhooksPage() {
  const t = useApp().state.settings.t.value;
  return (
    <Frame title={t.pages.webhooks} here="webhooks">
      <Webhooks />
    </Frame>
  );
}
