import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ledgerContract } from './ledger.contract.ts';
import type { Appended } from './store.ts';
import { agentContract } from './store-agent.contract.ts';
import { amendContract } from './store-amend.contract.ts';
import { commitContract } from './store-commit.contract.ts';
import { foldContract } from './store-fold.contract.ts';
import { linkContract } from './store-link.contract.ts';
import { onceContract } from './store-once.contract.ts';
import { promiseContract } from './store-promise.contract.ts';
import { readContract } from './store-read.contract.ts';
import { referralContract } from './store-referral.contract.ts';
import { senderContract } from './store-sender.contract.ts';
import { siteContract } from './store-site.contract.ts';
import { wipeContract } from './store-wipe.contract.ts';
import { createGate, type OpenedForTest, type OpenForTest, type StoreRig } from './store-world.contract.ts';

/** What every store keeps to. `open` gives an empty one. */
export function storeContract(name: string, open: OpenForTest): void {
  describe(`store: ${name}`, () => {
    let opened: OpenedForTest;
    let rig: StoreRig;

    beforeEach(async () => {
      const durable: (readonly Appended[])[] = [];
      const commits: number[] = [];
      const gate = createGate();
      opened = await open((appended, count) => {
        durable.push(appended);
        commits.push(count);
      }, gate.pass);
      let store = opened.store;
      rig = {
        get store() {
          return store;
        },
        durable,
        commits,
        gate,
        reopen: async () => {
          store = await opened.reopen();
          return store;
        },
      };
    });
    afterEach(async () => {
      rig.gate.release();
      await opened.close();
    });

    commitContract(() => rig);
    agentContract(() => rig);
    readContract(() => rig);
    senderContract(() => rig);
    siteContract(() => rig);
    foldContract(() => rig);
    amendContract(() => rig);
    onceContract(() => rig);
    linkContract(() => rig);
    promiseContract(() => rig);
    referralContract(() => rig);
    wipeContract(() => rig);
    ledgerContract(() => rig);

    it('can be asked whether it writes', async () => {
      await expect(rig.store.ping()).resolves.toBeUndefined();
    });

    it('[ST12] keeps its epoch as long as its data', async () => {
      const { epoch } = rig.store;
      expect(epoch).toMatch(/^[\w-]{16,}$/);
      expect((await rig.reopen()).epoch).toBe(epoch);
    });
  });
}
