import type { AttributeValue, ShopperView } from '../../api/shopper.ts';
import type { About } from '../../state/about.ts';
import { useApp } from '../context.ts';
import { Mask } from '../parts/mask.tsx';
import { Fact } from './fact.tsx';
import { Section } from './section.tsx';

/** What the shop says of them; its signature and its page's word are told apart. What is private in it stands masked. */
export function AttributesPart({ about, facts }: { about: About; facts: ShopperView }) {
  const t = useApp().state.settings.all.value;
  const p = t.panel;
  const text = (value: AttributeValue): string => {
    if (typeof value === 'boolean') return value ? p.yes : p.no;
    return typeof value === 'number' ? new Intl.NumberFormat(t.lang).format(value) : value;
  };
  const all = [...facts.attributes].sort((a) => (a.source === 'member' ? -1 : 1));
  if (all.length === 0) return null;
  return (
    <Section fold="attributes" title={p.fold.attributes}>
      {all.map(({ source, at, values, masked }) => (
        <div key={source} class="attributes">
          <p class="shopper-hint" title={source === 'page' ? p.pageHint : undefined}>
            {p.source[source]}
          </p>
          <dl class="facts">
            {values.map(([name, value]) => {
              const kind = masked.get(name);
              return (
                <Fact key={name} name={name}>
                  {kind ? (
                    <Mask
                      words={text(value)}
                      kind={kind}
                      conversation={about.conversation}
                      place={{ source, name, at }}
                    />
                  ) : (
                    <bdi>{text(value)}</bdi>
                  )}
                </Fact>
              );
            })}
          </dl>
        </div>
      ))}
    </Section>
  );
}
