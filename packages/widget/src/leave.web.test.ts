import { expect } from '@open-wc/testing';
import { ChatError, type LeaveForm } from '@shopbell/sdk';
import { box, enter, key, now } from './testing/acts.ts';
import { asking, FORM, type LeftForm, standing, talk } from './testing/left-form.ts';
import { clear, drawn, until } from './testing/stage.contract.ts';
import { pending } from './testing/talk.ts';

const NEEDED: LeaveForm = { contact: 'required', fields: ['name', 'email'], order: false };

describe('the form of a message that is left', () => {
  let on: LeftForm;
  afterEach(clear);

  /** What is said at a field, and by which it is said there. */
  const why = (name: string) => {
    const by = on.input(name).getAttribute('aria-describedby');
    return by && [on.get(`#${by}`).textContent, on.get(`#${by}`).role, on.input(name).ariaInvalid].join(' | ');
  };

  it('[WL1] asks for what the shop asks, in its order, says by when it answers, and takes no focus', async () => {
    on = await asking({ ...FORM, answersBy: now() + 60_000 });
    expect(
      on.all('.leave input').map((field) => [field.getAttribute('name'), (field as HTMLInputElement).type]),
    ).to.eql([
      ['name', 'text'],
      ['email', 'email'],
      ['phone', 'tel'],
      ['order', 'text'],
    ]);
    expect(on.get('.leave').textContent).to.match(/Leave a message.*We answer by .*\d.*E-mail optional/s);
    expect(on.focus()).to.equal(undefined);
    await expect(on.element).to.be.accessible();
    await on.set({ leave: { ...FORM, contact: 'none', promise: 'Back {by}, promised', answersBy: now() + 60_000 } });
    expect(on.all('.leave input').map((field) => field.getAttribute('name'))).to.eql(['order']);
    expect(on.get('.leave .by').textContent).to.match(/^Back .*\d.*, promised$/);
  });

  it('[WL1] goes once, as one thing with the words, and what was told of it is heard', async () => {
    on = await asking();
    const told = on.get('.leave-told');
    await on.fill('email', ' lilei@mail.example ');
    await on.fill('order', 'A-1042');
    await on.fill('phone', '  ');
    box(on).focus();
    await on.send('Where is it?');
    expect([on.calls('leaveMessage'), on.calls('send')]).to.eql([
      [{ text: 'Where is it?', contact: { email: 'lilei@mail.example' }, order: 'A-1042' }],
      [],
    ]);
    expect([on.all('.leave').length, box(on).value, on.focus()]).to.eql([0, '', 'textarea']);
    // A reader of the screen hears what comes into a line that stood there.
    expect([on.get('.leave-told') === told, told.role, on.said()]).to.eql([
      true,
      'status',
      'We also write to lilei@mail.example.',
    ]);
    enter(on);
    await drawn();
    expect(on.calls('leaveMessage').length).to.equal(1);
    // More of it needs no second address.
    await on.set(talk('left'));
    await on.send('And the lid?');
    expect([on.calls('send'), on.calls('leaveMessage').length]).to.eql([['And the lid?'], 1]);
  });

  it('[WL1] promises no letter where the shop’s server sends none', async () => {
    const { mails: _, ...form } = FORM;
    on = await asking(form);
    await on.fill('email', 'lilei@mail.example');
    await on.send('Where is it?');
    expect([on.calls('leaveMessage').length, on.said()]).to.eql([1, '']);
  });

  it('[WL1] stands while only a picture or the shop’s own note went ahead, and not for who has an agent or may not write', async () => {
    on = await asking(FORM, talk('left'));
    await on.set(talk('active'));
    expect(on.all('.leave').length).to.equal(0);
    await on.set(talk('left'));
    expect(on.all('.leave').length).to.equal(1);
    await on.set({ blocked: { until: undefined } });
    expect(on.all('.leave').length).to.equal(0);
    await on.set({ blocked: undefined, leave: undefined });
    expect(on.all('.leave').length).to.equal(0);
  });

  it('[WL1] is chosen by who waits, closed by who changes their mind, and the focus goes along', async () => {
    on = await standing({ ...talk('requested'), leave: FORM });
    await on.choose();
    expect(on.focus()).to.equal('name');
    const offered = async () => {
      on.get('.options button').click();
      await drawn();
      const is = on.entry() !== undefined;
      on.get('.options button').click();
      return is;
    };
    // It stands there already; and who may not write can't leave anything either.
    expect(await offered()).to.equal(false);
    await on.set({ blocked: { until: undefined } });
    expect(await offered()).to.equal(false);
    await on.set({ blocked: undefined });
    on.get('.leave .plain').click();
    await drawn();
    expect([on.all('.leave').length, on.focus()]).to.eql([0, 'textarea']);
    await on.choose();
    await on.send('Never mind');
    expect([on.calls('leaveMessage').length, on.calls('send').length]).to.eql([1, 0]);
    await on.set(talk('left'));
    expect(on.all('.leave').length).to.equal(0);
    await on.choose();
    await on.set(talk('active'));
    on.get('.options button').click();
    await drawn();
    expect([on.all('.leave').length, on.entry() === undefined]).to.eql([0, true]);
  });

  it('[WL1] is chosen before anybody was asked, too, and after a talk has closed, whoever is here', async () => {
    on = await standing({ availability: 'online', leave: FORM });
    await on.write('By post, please');
    await on.choose('Leave a message');
    expect([on.focus(), box(on).value]).to.eql(['name', 'By post, please']);
    enter(on);
    await drawn();
    expect([on.calls('leaveMessage'), on.calls('send')]).to.eql([[{ text: 'By post, please', contact: {} }], []]);
    on.element.remove();
    await drawn();
    on = await standing({ ...talk('closed'), availability: 'online', leave: FORM });
    await on.choose('Leave a message');
    expect(on.all('.leave').length).to.equal(1);
  });

  it('[WL1] stays while the line is away, and what is sent then goes with all of it', async () => {
    on = await asking(NEEDED);
    await on.fill('email', 'lilei@mail.example');
    await on.set({ connection: 'waiting' });
    await until(() => on.all('[data-line=offline]').length === 1);
    expect(on.all('.leave').length).to.equal(1);
    await on.send('From the tunnel');
    expect(on.calls('leaveMessage')).to.eql([{ text: 'From the tunnel', contact: { email: 'lilei@mail.example' } }]);
  });

  it('[WL1] Enter in a field leads on to the message box, unless an input method has it', async () => {
    on = await asking();
    on.input('email').focus();
    key(on.input('email'), 'Enter', { isComposing: true });
    await drawn();
    expect(on.focus()).to.equal('email');
    // On a button it is a press.
    expect(key(on.get('.leave .plain'), 'Enter')).to.equal(true);
    key(on.input('email'), 'Enter');
    await drawn();
    expect([on.focus(), on.calls('leaveMessage')]).to.eql(['textarea', []]);
  });

  it('[WL2] says at its field what is missing, leads there, and loses nothing', async () => {
    on = await asking(NEEDED);
    expect(on.input('email').ariaRequired).to.equal('true');
    await on.fill('name', 'Li Lei');
    await on.send('Where is it?');
    expect([on.calls('leaveMessage'), box(on).value, on.focus()]).to.eql([[], 'Where is it?', 'email']);
    expect(why('email')).to.equal('Please fill this in, so that we can answer. | alert | true');
    // What is wrong with it is no part of what it is called.
    expect(on.input('email').labels?.[0]?.textContent?.trim()).to.equal('E-mail');
    await expect(on.element).to.be.accessible();
    await on.fill('email', 'lilei@mail');
    expect(why('email')).to.equal(null);
    enter(on);
    await drawn();
    expect(why('email')).to.equal('This is no e-mail address. | alert | true');
    await on.fill('email', 'lilei@mail.example');
    enter(on);
    await drawn();
    expect(on.calls('leaveMessage')).to.eql([
      { text: 'Where is it?', contact: { name: 'Li Lei', email: 'lilei@mail.example' } },
    ]);
  });

  it('[WL2] where the shop needs it and nobody is here there is no way around it, whatever was closed while somebody was', async () => {
    on = await standing({ availability: 'online', leave: NEEDED });
    await on.write('By post, please');
    await on.choose('Leave a message');
    on.get('.leave .plain').click();
    await drawn();
    expect(on.all('.leave').length).to.equal(0);
    await on.set({ availability: 'away' });
    expect([on.all('.leave').length, on.all('.leave .plain').length]).to.eql([1, 0]);
    await on.send('Where is it?');
    expect([on.calls('send'), on.calls('leaveMessage'), box(on).value]).to.eql([[], [], 'Where is it?']);
    await expect(on.element).to.be.accessible();
    // Whom nobody needs an address of closes it.
    await on.set({ leave: FORM });
    expect(on.all('.leave').length).to.equal(0);
  });

  it('[WL2] of address and number one is enough, and a wrong one is wrong beside a right one', async () => {
    on = await asking({ contact: 'required', fields: ['email', 'phone'], order: false });
    expect([on.input('email').ariaRequired, on.input('phone').ariaRequired]).to.eql(['false', 'false']);
    await on.send('Where is it?');
    expect(why('email')).to.match(/^Please leave an e-mail address or a phone number/);
    for (const phone of ['call me', '1234', '1'.repeat(21), '12345 ext']) {
      await on.fill('phone', phone);
      enter(on);
      await drawn();
      expect([why('phone'), on.focus()]).to.eql(['This is no phone number. | alert | true', 'phone']);
    }
    await on.fill('phone', '+86 138-0013-8000');
    await on.fill('email', 'a@b');
    enter(on);
    await drawn();
    expect(why('email')).to.equal('This is no e-mail address. | alert | true');
    await on.fill('email', '');
    enter(on);
    await drawn();
    expect(on.calls('leaveMessage')).to.eql([{ text: 'Where is it?', contact: { phone: '+86 138-0013-8000' } }]);
  });

  it('[WL2] what the relay refuses comes back whole: words, fields and where the fault is', async () => {
    on = await asking(NEEDED);
    await on.fill('email', 'lilei@mail.example');
    await on.send('Where is it?');
    const leave = { contact: { email: 'refused@mail.example' } };
    const failed = { ...pending('c9', 'Where is it?', 'failed'), problem: 'contact_missing' as const, leave };
    on.chat.calls.answer('discard', () => on.chat.set({ pending: [] }));
    await on.set({ pending: [failed] });
    expect(on.chat.calls.of('discard').map(({ args }) => args)).to.eql([['c9']]);
    expect([box(on).value, on.input('email').value, on.focus(), on.said()]).to.eql([
      'Where is it?',
      'refused@mail.example',
      'email',
      '',
    ]);
    expect(why('email')).to.contain('Please fill this in');
  });

  it('[WL2] where the device can keep no more, words and form are there again, and nothing is promised', async () => {
    on = await asking(NEEDED);
    await on.fill('email', 'lilei@mail.example');
    await on.send('Where is it?');
    on.chat.calls.last('leaveMessage').reject(new ChatError('outbox_full'));
    await until(() => on.all('.leave').length === 1);
    await drawn();
    expect([box(on).value, on.input('email').value, on.said()]).to.eql(['Where is it?', 'lilei@mail.example', '']);
    expect(on.get('[role=alert] .say').textContent).not.to.equal('');
    enter(on);
    await drawn();
    expect([on.calls('leaveMessage').length, on.calls('send').length]).to.eql([2, 0]);
    // What was refused otherwise stands in the talk, with a way to send it again.
    on.chat.calls.last('leaveMessage').reject(new ChatError('hook_refused'));
    await drawn();
    expect([on.all('.leave').length, box(on).value]).to.eql([0, '']);
  });

  it('[WL4] what a newer relay asks for that is not known here is not asked, and the rest is', async () => {
    on = await asking({ ...FORM, fields: ['wechat', 'toString', 'email'] as never });
    expect(on.all('.leave input').map((field) => field.getAttribute('name'))).to.eql(['email', 'order']);
    await on.send('Where is it?');
    expect(on.calls('leaveMessage').length).to.equal(1);
  });
});
