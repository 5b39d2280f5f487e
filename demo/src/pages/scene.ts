import { timeOfDay } from '../goods/good.ts';
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

/** Five goods on a table before a dial of a day, its hand where the shop's clock is. `now` is epoch ms. */
export const scene = (now: number): Markup => html`
  <svg class="scene" viewBox="0 0 720 540" aria-hidden="true">
    <circle class="dial" cx="370" cy="250" r="226"/>
    <circle class="disc" cx="370" cy="250" r="172"/>
    <g class="ticks">${TICKS.map(
      (hour) =>
        html`<path d="M370 ${hour % 6 === 0 ? 34 : 38}V48" transform="rotate(${hour * 15} 370 250)"${hour % 6 === 0 && html` class="long"`}/>`,
    )}</g>
    <g class="hand" transform="rotate(${degrees(timeOfDay(now))} 370 250)"><path d="M370 30V72"/><circle cx="370" cy="30" r="8"/></g>
    <path class="table" d="M20 470h680v10H20z"/><path class="table-edge" d="M20 480h680v6H20z"/>
    ${place(60, 0.94, board)} ${place(206, 1.12, vase)} ${place(30, 0.52, mug)} ${place(320, 0.86, kettle)}
    ${place(430, 1, lamp)}
  </svg>`;
