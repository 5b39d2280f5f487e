import type { About } from '../../state/about.ts';
import { useApp } from '../context.ts';
import { Told } from '../office/told.tsx';
import { Bones } from '../parts/bones.tsx';
import { useTold } from '../use-told.ts';
import { AttributesPart } from './attributes.tsx';
import { Blocked, BlockPart } from './block.tsx';
import { Card } from './card.tsx';
import { EarlierTalks } from './earlier.tsx';
import { ErasePart } from './erase.tsx';
import { ExportPart } from './export.tsx';
import { LeftPart } from './left.tsx';
import { Now } from './now.tsx';
import { Remarks } from './remarks.tsx';
import { Tags } from './tags.tsx';
import { Talk } from './talk.tsx';

/** Who the shopper is, where they are, what colleagues wrote down, and what there was before. */
export function ShopperBody({ about }: { about: About }) {
  const { state, intents } = useApp();
  const p = state.settings.all.value.panel;
  const { facts, person } = state.shopper;
  // That they are asked for is nothing to draw: they aren't here either way.
  const known = useTold(state, () => {
    const is = facts.value?.person === person.value ? facts.value?.is : undefined;
    return is?.is === 'loading' ? undefined : is;
  });
  const value = known?.is === 'here' ? known.value : undefined;
  const isForeign = known?.is === 'failed' && known.refused.code === 'shopper_unknown';
  return (
    <div class="shopper-body">
      <Card about={about} facts={value} />
      {value && <Blocked facts={value} />}
      <LeftPart about={about} />
      <Now />
      {known === undefined && <Bones label={p.loading} />}
      {isForeign && <p class="faint shopper-line">{p.foreign}</p>}
      {known?.is === 'failed' && !isForeign && (
        <div class="shopper-part shopper-failed">
          <p>{p.failed}</p>
          <Told refused={known.refused} />
          <button type="button" class="button" onClick={() => void intents.shopper.load()}>
            {p.again}
          </button>
        </div>
      )}
      {value && <Tags facts={value} />}
      {value && <Remarks facts={value} />}
      <Talk about={about} />
      {value && <EarlierTalks facts={value} />}
      {value && <AttributesPart about={about} facts={value} />}
      {value && <BlockPart facts={value} />}
      {value && <ExportPart />}
      {value && <ErasePart />}
    </div>
  );
}
