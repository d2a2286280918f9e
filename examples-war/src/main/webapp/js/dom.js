/** Builds an element. Text is always inserted as text, never as markup. */
export function element(name, properties = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key === 'on') {
      for (const [type, listener] of Object.entries(value)) {
        node.addEventListener(type, listener);
      }
    } else if (key in node) {
      node[key] = value;
    } else {
      node.setAttribute(key, value);
    }
  }
  node.append(...children.filter(child => child !== null));
  return node;
}

export const byId = id => document.getElementById(id);

/** A time of day, with the date in front if it is not today. */
export function clockTime(iso) {
  const time = new Date(iso);
  const today = time.toDateString() === new Date().toDateString();
  return time.toLocaleString([], today
    ? { hour: '2-digit', minute: '2-digit', second: '2-digit' }
    : { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
}

/** "42 s", "3 min", "5 h", "7 days" from now on; null once it has passed. */
export function timeLeft(iso) {
  const seconds = Math.ceil((new Date(iso) - Date.now()) / 1000);
  if (seconds <= 0) {
    return null;
  }
  if (seconds < 120) {
    return `${seconds} s`;
  }
  if (seconds < 7200) {
    return `${Math.round(seconds / 60)} min`;
  }
  if (seconds < 172800) {
    return `${Math.round(seconds / 3600)} h`;
  }
  return `${Math.round(seconds / 86400)} days`;
}

/** A text that counts down; `words` creates it from the result of timeLeft. */
export function countdown(iso, words) {
  const node = element('span');
  node.until = iso;
  node.words = words;
  node.className = 'countdown';
  tick(node);
  return node;
}

function tick(node) {
  const text = node.words(timeLeft(node.until));
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

setInterval(() => document.querySelectorAll('.countdown').forEach(tick), 500);
