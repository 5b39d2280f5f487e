import type { About } from '../../state/about.ts';
import { groupLabel } from '../../state/groups.ts';
import { useApp } from '../context.ts';
import { Fact, When } from './fact.tsx';
import { Section } from './section.tsx';

/** The open conversation: how it stands, whose it is. */
export function Talk({ about }: { about: About }) {
  const { state } = useApp();
  const t = state.settings.all.value;
  const selfId = state.self.value?.id;
  const named = (agent: { id: string; name: string }) => (agent.id === selfId ? t.shopper.you(agent.name) : agent.name);
  const group = groupLabel(t, { groups: state.part.groups.value }, about.group);
  return (
    <Section fold="talk" title={t.shopper.conversation}>
      <dl class="facts">
        <Fact name={t.shopper.state}>{t.shopper.states[about.state]}</Fact>
        {group && (
          <Fact name={t.floor.group}>
            <bdi>{group}</bdi>
          </Fact>
        )}
        {about.openedAt !== undefined && (
          <Fact name={t.shopper.began}>
            <When at={about.openedAt} />
          </Fact>
        )}
        {about.agent && (about.state === 'active' || about.state === 'closed') && (
          <Fact name={t.shopper.taken}>
            <bdi>{named(about.agent)}</bdi>
          </Fact>
        )}
        <Fact name={t.shopper.owner}>
          {about.owner ? <bdi>{named(about.owner)}</bdi> : <span class="faint">{t.shopper.noOwner}</span>}
        </Fact>
        {about.closedAt !== undefined && (
          <Fact name={t.shopper.ended}>
            <When at={about.closedAt} />
          </Fact>
        )}
        <Fact name={t.shopper.number}>
          <span class="id">{about.conversation}</span>
        </Fact>
      </dl>
    </Section>
  );
}
