import { get } from './api.js';
import { byId, countdown, element } from './dom.js';

let shown = '';

/** Shows the tokens that have not been removed, each with its remaining lifetime. */
export async function showTokens() {
  const tokens = await get('tokens');
  const now = JSON.stringify(tokens);
  if (now === shown) {
    return;
  }
  shown = now;
  byId('tokens').replaceChildren(...tokens.map(token => element('li', {},
    element('code', {}, token.value.slice(0, 8)),
    countdown(token.expires, left => left === null ? 'expired, removed at the next clean-up' : `expires in ${left}`))));
}
