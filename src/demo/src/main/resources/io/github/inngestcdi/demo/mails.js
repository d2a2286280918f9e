const byId = id => document.getElementById(id);

let shown = '';
let chosen = null;

/** Builds an element. Text is inserted as text, never as markup. */
function element(name, className, ...children) {
  const node = document.createElement(name);
  node.className = className;
  node.append(...children);
  return node;
}

const person = address => address ? (address.Name || address.Address) : 'nobody';
const address = one => one.Name ? `${one.Name} <${one.Address}>` : one.Address;
const time = iso => new Date(iso).toLocaleTimeString();

async function refresh() {
  try {
    const response = await fetch('/api/v1/messages', { cache: 'no-store', signal: AbortSignal.timeout(5000) });
    const answer = await response.json();
    byId('connection').textContent = '';
    const now = JSON.stringify(answer);
    if (now !== shown) {
      shown = now;
      draw(answer);
    }
  } catch (e) {
    byId('connection').textContent = 'The mail catcher does not answer. Is the demo still running?';
  }
  setTimeout(refresh, 1000);
}

function draw({ total, messages }) {
  byId('total').textContent = total;
  byId('none').hidden = total > 0;
  byId('clear').hidden = total === 0;
  const focused = document.activeElement?.dataset?.id;
  byId('list').replaceChildren(...messages.map(item));
  if (focused) {
    byId('list').querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
  }
  if (!messages.some(mail => mail.ID === chosen)) {
    chosen = null;
    if (messages.length > 0) {
      open(messages[0].ID);
    } else {
      byId('mail').replaceChildren(element('p', 'none', 'Choose a mail to read it.'));
    }
  }
}

function item(mail) {
  const line = element('div', 'line',
    element('span', 'to', mail.To.map(person).join(', ') || 'nobody'), element('time', '', time(mail.Created)));
  const button = element('button', 'item', line,
    element('strong', '', mail.Subject || '(no subject)'), element('span', 'snippet', mail.Snippet));
  button.type = 'button';
  button.dataset.id = mail.ID;
  button.setAttribute('aria-current', mail.ID === chosen);
  button.addEventListener('click', () => open(mail.ID));
  return element('li', '', button);
}

async function open(id) {
  const response = await fetch(`/api/v1/message/${encodeURIComponent(id)}`, { cache: 'no-store' });
  if (!response.ok) {
    return;
  }
  const mail = await response.json();
  chosen = id;
  document.querySelectorAll('.item').forEach(button => button.setAttribute('aria-current', button.dataset.id === id));
  const fields = element('dl', '');
  for (const [name, value] of [
    ['From', mail.From ? address(mail.From) : 'nobody'],
    ['To', mail.To.map(address).join(', ') || 'nobody'],
    ['At', new Date(mail.Created).toLocaleString()],
  ]) {
    fields.append(element('dt', '', name), element('dd', '', value));
  }
  byId('mail').replaceChildren(element('h2', '', mail.Subject || '(no subject)'), fields, element('pre', '', mail.Text));
}

byId('clear').addEventListener('click', () => fetch('/api/v1/messages', { method: 'DELETE' }));
refresh();
