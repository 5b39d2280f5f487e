import './define.ts';

export type { ShopBellAttributes, ShopBellStyles } from './attributes.ts';
export type {
  ChatVerbs,
  Command,
  OpenOptions,
  Options,
  PanelVerbs,
  ShopBell,
  ShopBellEvents,
  ShopBellVerbs,
} from './contract.ts';
