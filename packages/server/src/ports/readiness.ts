/** Can this process take visitors now? */
export interface Readiness {
  /** `draining` – it is going away; `busy` – the store cannot take writes. */
  state(): Promise<'ready' | 'draining' | 'busy'>;
}
