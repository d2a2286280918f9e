import { byId } from './dom.js';

/** The shop refused a request; the message is for the user. */
export class Refused extends Error {}

/** The shop did not answer: it is down or starting. */
export class Unreachable extends Error {}

export const get = path => call(path, {});

export const post = (path, body) => call(path, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: body === undefined ? undefined : JSON.stringify(body),
});

async function call(path, options) {
  let response;
  try {
    response = await fetch(`api/${path}`, { ...options, cache: 'no-store', signal: AbortSignal.timeout(10_000) });
  } catch (e) {
    connection('The shop does not answer. Its runs wait at Inngest and continue when the shop is back.');
    throw new Unreachable('The shop does not answer. Try again when it is back.', { cause: e });
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok || answer === null) {
    const message = answer?.message ?? `The shop answered ${response.status}. It may still be starting.`;
    connection(response.status >= 404 && answer?.message === undefined || response.status === 503 ? message : '');
    throw new Refused(message);
  }
  connection('');
  return answer;
}

function connection(problem) {
  const line = byId('connection');
  if (line.textContent !== problem) {
    line.textContent = problem;
  }
}
