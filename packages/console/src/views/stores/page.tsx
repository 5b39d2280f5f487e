import { useApp } from '../context.ts';
import { Frame } from '../office/frame.tsx';
import { stylesheet } from '../stylesheet.ts';
import { Stores } from './stores.tsx';

/** The page once its styles are there too; they come with it. */
export async function loadStoresPage(): Promise<typeof StoresPage> {
  await stylesheet(new URL('../../styles/stores.css', import.meta.url).href);
  return StoresPage;
}

/** The shop's stores: where they lie, when they are open, and what comes and goes in tables. */
function StoresPage() {
  const t = useApp().state.settings.t.value;
  return (
    <Frame title={t.pages.stores} here="stores">
      <Stores />
    </Frame>
  );
}
