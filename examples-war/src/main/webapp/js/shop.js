import { get, post } from './api.js';
import { byId, element } from './dom.js';
import { forgetAll, showRuns, watch } from './runs.js';
import { showTokens } from './tokens.js';

const SOURCES = 'source/io/github/inngestcdi/examples/shop/';

onSubmit('register', async fields => {
  const user = await post('users', { name: fields.get('name'), email: fields.get('email') });
  watch({ event: user.id, title: 'Onboarding', subject: user.email, userId: user.userId });
});

onSubmit('contact', async fields => {
  const contact = Object.fromEntries(fields);
  const sent = await post('contacts', contact);
  watch({ event: sent.id, title: 'CRM sync', subject: contact.email });
});

onSubmit('token', async () => {
  await post('tokens');
  await showTokens();
});

function onSubmit(id, send) {
  const form = byId(id);
  const error = byId(`${id}-error`);
  const button = form.querySelector('button');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (button.getAttribute('aria-disabled') === 'true') {
      return;
    }
    error.textContent = '';
    button.setAttribute('aria-disabled', 'true');
    try {
      await send(new FormData(form));
    } catch (e) {
      error.textContent = e.message;
    } finally {
      button.removeAttribute('aria-disabled');
    }
  });
}

byId('forget').addEventListener('click', () => {
  forgetAll();
  byId('runs').focus();
});

for (const details of document.querySelectorAll('details[data-source]')) {
  details.addEventListener('toggle', async () => {
    if (details.open && details.querySelector('pre') === null) {
      const response = await fetch(SOURCES + details.dataset.source);
      const code = response.ok ? await response.text() : 'The source is not in this build.';
      // Omits package and imports, and shows the declaration
      details.append(element('pre', { tabIndex: 0 }, element('code', {}, code.replace(/^[^]*?\n(?=\/\*\*)/, ''))));
    }
  });
}

async function showLinks() {
  const links = await get('links');
  byId('link-dev-server').href = links.devServer;
  byId('link-mails').href = links.mails;
}

async function every(milliseconds, show) {
  try {
    await show();
  } catch (e) {
    console.debug(e);
  }
  setTimeout(() => every(milliseconds, show), milliseconds);
}

showLinks().catch(console.debug);
every(1000, showRuns);
every(2000, showTokens);
