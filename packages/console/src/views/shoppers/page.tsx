import { useEffect } from 'preact/hooks';
import { useApp } from '../context.ts';
import { Frame, Loading } from '../office/frame.tsx';
import { BlockedList } from './blocked.tsx';
import { TagList } from './tags.tsx';

/** What supervisors set for the shopper's panel: the tags agents choose from, and who is blocked. */
export function ShoppersPage() {
  const { state, intents } = useApp();
  const t = state.settings.all.value;
  const { tags, blocked } = state.shopper;
  useEffect(() => {
    void intents.shopper.loadTags();
    void intents.shopper.loadBlocked();
  }, [intents]);
  return (
    <Frame title={t.pages.shoppers} here="shoppers">
      <section class="office-part" aria-labelledby="tags-title">
        <h2 id="tags-title">{t.tags.heading}</h2>
        <p class="faint">{t.tags.intro}</p>
        <Loading
          of={tags.value}
          again={() => void intents.shopper.loadTags()}
          draw={(list) => <TagList tags={list} />}
        />
      </section>
      <section class="office-part" aria-labelledby="blocks-title">
        <h2 id="blocks-title">{t.blocks.heading}</h2>
        <p class="faint">{t.blocks.intro}</p>
        <Loading
          of={blocked.value}
          again={() => void intents.shopper.loadBlocked()}
          draw={(page) => <BlockedList page={page} />}
        />
      </section>
    </Frame>
  );
}
