import './define.ts';

export type { ShopBellAttributes, ShopBellParts, ShopBellStyles } from './attributes.ts';
export type {
  ChatVerbs,
  Command,
  NameOf,
  OfAScreen,
  OfTheElement,
  OpenOptions,
  Options,
  PanelVerbs,
  Passed,
  ShopBell,
  ShopBellEvents,
  ShopBellVerbs,
} from './contract.ts';
