import { hourAt, timeOfDay } from '../goods/good.ts';
import { html, type Markup } from '../html/html.ts';
import { board } from '../pictures/board.ts';
import { kettle } from '../pictures/kettle.ts';
import { lamp } from '../pictures/lamp.ts';
import { mug } from '../pictures/mug.ts';
import { vase } from '../pictures/vase.ts';

const TICKS = Array.from({ length: 24 }, (_, hour) => hour);

/** Degrees on a dial of 24 hours with noon at the top. */
const degrees = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return ((hours * 60 + minutes) / 4 + 180) % 360;
};

/** Puts a good's shapes onto the table: `x` is their left edge. */
const place = (x: number, scale: number, shapes: Markup): Markup =>
  html`<g transform="translate(${x} ${470 - 262 * scale}) scale(${scale})">${shapes}</g>`;

/**
 * Five goods on a table before a dial of a day, its hand where the shop's clock is, the disc in the light of that hour.
 * `now` is epoch ms.
 */
export const scene = (now: number): Markup => {
  const time = timeOfDay(now);
  return html`
  <svg class="scene" viewBox="0 0 900 510" aria-hidden="true">
    <circle class="dial" cx="430" cy="250" r="226"/>
    <circle class="disc ${hourAt(time)}" cx="430" cy="250" r="176"/>
    <g class="ticks">${TICKS.map(
      (hour) =>
        html`<path d="M430 ${hour % 6 === 0 ? 32 : 38}V48" transform="rotate(${hour * 15} 430 250)"${hour % 6 === 0 && html` class="long"`}/>`,
    )}</g>
    <g class="hand" transform="rotate(${degrees(time)} 430 250)"><path d="M430 34V74"/><circle cx="430" cy="26" r="9"/></g>
    <path class="table" d="M0 470h900v12H0z"/><path class="table-edge" d="M0 482h900v7H0z"/>
    ${place(-22, 0.56, mug)} ${place(16, 1.16, vase)} ${place(220, 0.98, board)} ${place(388, 0.92, kettle)}
    ${place(578, 1.04, lamp)}
  </svg>`;
};
