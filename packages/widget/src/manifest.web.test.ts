import { expect } from '@open-wc/testing';
import manifest from '../custom-elements.json' with { type: 'json' };
import { clear, stage } from './testing/stage.contract.ts';

const [declaration] = manifest.modules.flatMap(({ declarations }) => declarations);
if (!declaration) throw new Error('the manifest declares nothing');
const membersOf = (kind: string) =>
  declaration.members.filter((member) => member.kind === kind).map(({ name }) => name);

/** The browser's, and ours for the browser: nobody calls them. */
const HOOKS = ['constructor', 'connectedCallback', 'disconnectedCallback'];

describe('custom-elements.json', () => {
  afterEach(clear);

  it('tells the element’s methods and fields, and none besides', async () => {
    const { element } = await stage({ as: 'closed' });
    const own = [element, customElements.get('shop-bell')?.prototype].flatMap((each) =>
      Object.getOwnPropertyNames(each),
    );
    const names = own.filter((name) => !HOOKS.includes(name)).sort();
    const isMethod = (name: string) => typeof Reflect.get(element, name) === 'function';
    expect(membersOf('method').sort()).to.deep.equal(names.filter(isMethod));
    expect(membersOf('field').sort()).to.deep.equal(names.filter((name) => !isMethod(name)));
  });

  it('tells every event that the element raises', async () => {
    const { element, chat, set } = await stage({ as: 'closed' });
    const raised = new Set<string>();
    const dispatch = element.dispatchEvent.bind(element);
    element.dispatchEvent = (event) => {
      raised.add(event.type);
      return dispatch(event);
    };
    await element.open();
    await set({ connection: 'waiting', availability: 'away' });
    for (const { name } of declaration.events) chat.emit(name as never, { text: 'x', by: { role: 'agent' } } as never);
    await element.close();
    const told = declaration.events.map(({ name }) => name);
    expect([...raised].filter((name) => !told.includes(name))).to.deep.equal([]);
    expect(raised.size).to.be.greaterThan(5);
  });
});
