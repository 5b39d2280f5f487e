/** A page is read by a person when it has been in view for so long, in ms: what only fetches, or draws a preview, is gone by then. */
const READ_MS = 1000;
/** What could not be told is told again after this time, and then after three times the one before, as long as the page is there, in ms. */
const AGAIN_MS = 1000;

/**
 * Tells the server that a person has the page before them, once, and carries their yes. It stands in the page, so it is a text; the
 * address says which code it is about. Without scripts nothing is counted and nothing is sent.
 */
export const REFERRAL_SCRIPT = `(() => {
  const at = location.pathname.replace(/\\/+$/, '');
  const post = (what) => fetch(at + '/' + what, { method: 'POST', credentials: 'omit', cache: 'no-store', keepalive: true });
  let timer;
  let pause = ${AGAIN_MS};
  const tell = () =>
    post('opened')
      .then(({ status }) => status < 500 && status !== 429)
      .catch(() => false)
      .then((told) => {
        if (told) return;
        setTimeout(tell, pause);
        pause *= 3;
      });
  const look = () => {
    clearTimeout(timer);
    if (document.prerendering || document.visibilityState !== 'visible') return;
    timer = setTimeout(() => {
      document.removeEventListener('visibilitychange', look);
      tell();
    }, ${READ_MS});
  };
  document.addEventListener('visibilitychange', look);
  document.addEventListener('prerenderingchange', look, { once: true });
  look();
  const ask = document.getElementById('ask');
  if (!ask) return;
  const [button, agreed, failed] = ['agree', 'agreed', 'failed'].map((id) => document.getElementById(id));
  ask.hidden = false;
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    button.setAttribute('aria-disabled', 'true');
    failed.textContent = '';
    const no = () => {
      button.removeAttribute('aria-disabled');
      failed.textContent = failed.dataset.text;
    };
    post('agreed').then((answer) => {
      if (!answer.ok) return no();
      button.remove();
      agreed.textContent = agreed.dataset.text;
      agreed.focus();
    }, no);
  });
})();`;
