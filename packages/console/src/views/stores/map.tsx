import type { Store } from '@shopbell/domain';
import type { Words } from './words.ts';

/** The picture's sides, in its own units. */
const WIDE = 320;
const HIGH = 200;
/** Around what lies outermost. */
const EDGE = 16;
/** Nothing nearer than this is drawn larger, in degrees: one store has no extent. */
const SPAN_MIN = 0.01;

/** Where stores lie in the picture: as they lie to each other in their middle, where a degree to the east is shorter. */
function placed(stores: readonly Store[]): readonly { id: string; x: number; y: number }[] {
  const lats = stores.map(({ position }) => position.lat);
  // Reduced, not spread: ten thousand are too many arguments for some engines.
  const south = lats.reduce((a, b) => Math.min(a, b), 90);
  const north = lats.reduce((a, b) => Math.max(a, b), -90);
  const shrink = Math.max(0.05, Math.cos((((south + north) / 2) * Math.PI) / 180));
  const raw = stores.map(({ position }) => position.lng);
  const [least, most] = [raw.reduce((a, b) => Math.min(a, b), 180), raw.reduce((a, b) => Math.max(a, b), -180)];
  // Stores on both sides of the date line lie beside each other when those in the west are counted on.
  const lngs = most - least > 180 ? raw.map((lng) => (lng < 0 ? lng + 360 : lng)) : raw;
  const west = lngs.reduce((a, b) => Math.min(a, b), 360);
  const east = lngs.reduce((a, b) => Math.max(a, b), -180);
  const scale = Math.min(
    (WIDE - 2 * EDGE) / Math.max(SPAN_MIN, (east - west) * shrink),
    (HIGH - 2 * EDGE) / Math.max(SPAN_MIN, north - south),
  );
  return stores.map(({ id }, index) => ({
    id,
    x: WIDE / 2 + ((lngs[index] ?? 0) - (west + east) / 2) * shrink * scale,
    y: HIGH / 2 - ((lats[index] ?? 0) - (south + north) / 2) * scale,
  }));
}

interface Props {
  stores: readonly Store[];
  chosen: string | undefined;
  w: Words;
  onChoose(id: string): void;
}

/** The stores as they lie, and nothing else: no map of anybody's is fetched. By keys they are reached in the list beside it. */
export function StoreMap({ stores, chosen, w, onChoose }: Props) {
  const all = placed(stores);
  const there = all.find(({ id }) => id === chosen);
  return (
    <svg class="store-map" viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={w.map(stores.length)}>
      {all.map(({ id, x, y }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: a shorter way for a pointer; the list has it for keys.
        <circle key={id} cx={x} cy={y} r={4} class="store-dot" onClick={() => onChoose(id)} />
      ))}
      {there && <circle cx={there.x} cy={there.y} r={7} class="store-here" />}
    </svg>
  );
}
