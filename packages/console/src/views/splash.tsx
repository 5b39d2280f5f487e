import { useApp } from './context.ts';
import { Icon } from './parts/icon.tsx';

/** While the cookie is tried. It appears late, so that a quick answer shows no flash of it. */
export function Splash() {
  const { state } = useApp();
  const t = state.settings.t.value;
  const away = state.view.value.connection === 'waiting';
  return (
    <main class="splash">
      <Icon name="bell" class="brand-mark" />
      <p role="status">{away ? t.splash.away : t.splash.opening}</p>
    </main>
  );
}
