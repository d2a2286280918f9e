import { get, post, Unreachable } from './api.js';
import { byId, clockTime, countdown, element } from './dom.js';

const MAX_ENTRIES = 12;
const STORE = 'shop.runs';
const ENDED = ['Completed', 'Failed', 'Cancelled'];

/** The events sent from this browser, newest first: { event, title, subject, userId? }. Survives a reload. */
let watched = JSON.parse(localStorage.getItem(STORE) ?? '[]');

/** The runs as they were shown last, by event id. */
const known = new Map();

/** Puts an event on top of the list and shows its runs from now on. */
export function watch(entry) {
  watched = [entry, ...watched].slice(0, MAX_ENTRIES);
  store();
  draw();
  byId('runs-title').scrollIntoView({ block: 'nearest' });
}

export function forgetAll() {
  watched = [];
  known.clear();
  store();
  draw();
}

/** Reads the progress of the runs that have not ended. */
export async function showRuns() {
  for (const entry of watched.filter(entry => !ended(known.get(entry.event)))) {
    try {
      const runs = await get(`runs?event=${encodeURIComponent(entry.event)}`);
      announce(entry, known.get(entry.event) ?? [], runs);
      known.set(entry.event, runs);
    } catch (e) {
      if (e instanceof Unreachable) {
        break;
      }
    }
  }
  draw();
}

const ended = runs => runs !== undefined && runs.length > 0 && runs.every(run => ENDED.includes(run.status));

function store() {
  localStorage.setItem(STORE, JSON.stringify(watched));
}

function draw() {
  const list = byId('run-list');
  const cards = new Map([...list.children].map(card => [card.dataset.event, card]));
  const drawn = watched.map(entry => {
    const look = JSON.stringify(known.get(entry.event) ?? null);
    const card = cards.get(entry.event);
    return card?.look === look ? card : drawCard(entry, look, card);
  });
  if (drawn.length !== list.children.length || drawn.some((card, index) => card !== list.children[index])) {
    const focused = document.activeElement?.dataset?.key;
    list.replaceChildren(...drawn);
    if (focused) {
      list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    }
  }
  byId('no-runs').hidden = watched.length > 0;
  byId('forget').hidden = watched.length === 0;
}

function drawCard(entry, look) {
  const runs = known.get(entry.event) ?? [];
  const card = element('li', { className: 'run' },
    ...(runs.length === 0 ? [head(entry, null)] : runs.flatMap(run => [head(entry, run), steps(entry, run)])));
  card.dataset.event = entry.event;
  card.look = look;
  return card;
}

function head(entry, run) {
  const status = run?.status ?? 'Sent';
  return element('div', { className: 'run-head' },
    element('div', {},
      element('h3', {}, entry.title),
      element('p', { className: 'subject' }, entry.subject, run?.startedAt ? `, since ${clockTime(run.startedAt)}` : '')),
    element('span', { className: `badge ${(mood(run) ?? status).toLowerCase()}` }, mood(run) ?? status));
}

/** A more exact status for a run that sleeps, waits or retries. */
function mood(run) {
  const last = run?.steps.at(-1);
  if (run?.status !== 'Running' || last === undefined) {
    return null;
  }
  if (last.status === 'Retrying') {
    return 'Retrying';
  }
  if (last.status !== 'Waiting') {
    return null;
  }
  return last.kind === 'Sleep' ? 'Asleep' : 'Waiting';
}

function steps(entry, run) {
  const lines = run.steps.map(step => stepLine(entry, step));
  if (run.status === 'Failed') {
    lines.push(element('li', { className: 'note' }, 'All attempts have failed. The function’s onFailure sends a mail to support.'));
  }
  return element('ol', { className: 'steps' }, ...lines);
}

function stepLine(entry, step) {
  const waiting = step.kind === 'WaitForEvent' && step.status === 'Waiting';
  return element('li', { className: `step ${step.status.toLowerCase()}` },
    element('div', { className: 'step-line' },
      element('code', {}, step.name), ' ', element('span', { className: 'state' }, state(step))),
    step.error && step.status !== 'Completed' ? element('p', { className: 'reason' }, step.error) : null,
    waiting && entry.userId ? feedback(entry) : null);
}

function state(step) {
  const tries = step.attempts > 1 ? ` after ${step.attempts} attempts` : '';
  switch (step.status) {
    case 'Completed':
      return step.kind === 'Sleep' ? 'over' : `done${tries}`;
    case 'Failed':
      return `failed${tries}`;
    case 'Retrying':
      return countdown(step.wakesAt, left =>
        `attempt ${step.attempts} failed, next ${left === null ? 'now' : `in ${left}`}`);
    case 'Waiting':
      return step.kind === 'Sleep'
        ? countdown(step.wakesAt, left => left === null ? 'waking up' : `asleep for ${left}`)
        : step.wakesAt ? countdown(step.wakesAt, left => `waiting, at most ${left ?? 'until now'}`) : 'waiting';
    default:
      return step.status.toLowerCase();
  }
}

function feedback(entry) {
  const error = element('p', { className: 'error', role: 'alert' });
  const stars = [1, 2, 3, 4, 5].map(count => {
    const button = element('button', { type: 'button', className: 'quiet', 'aria-label': `Give ${count} of 5 stars` }, `${count} ★`);
    button.dataset.key = `${entry.event}-${count}`;
    button.addEventListener('click', async () => {
      try {
        error.textContent = '';
        await post(`users/${encodeURIComponent(entry.userId)}/feedback`, { stars: count });
      } catch (e) {
        error.textContent = e.message;
      }
    });
    return button;
  });
  return element('div', { className: 'feedback', role: 'group', 'aria-label': `Feedback of ${entry.subject}` },
    element('p', {}, 'How does the user like the shop?'), ...stars, error);
}

function announce(entry, before, after) {
  const last = runs => runs.map(run => [run.status, ...run.steps.slice(-1).map(step => `${step.name} ${step.status}`)].join(', ')).join('; ');
  if (after.length > 0 && last(before) !== last(after)) {
    byId('news').textContent = `${entry.title} for ${entry.subject}: ${last(after)}`;
  }
}
