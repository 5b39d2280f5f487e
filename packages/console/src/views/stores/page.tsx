import { useApp } from '../context.ts';
import { laterPart } from '../later.tsx';
import { Frame } from '../office/frame.tsx';

const Stores = laterPart(async () => (await import('./stores.tsx')).loadStores());

/** The shop's stores: where they lie, when they are open, and what comes and goes in tables. */
export function StoresPage() {
  const t = useApp().state.settings.t.value;
  return (
    <Frame title={t.pages.stores} here="stores">
      <Stores />
    </Frame>
  );
}
