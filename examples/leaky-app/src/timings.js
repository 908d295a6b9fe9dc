// Remembers when a request came in. The requests are gone soon, their entries are not.
const started = new Map();

export function begin(request) {
  started.set(request, Date.now());
}

export function duration(request) {
  return Date.now() - started.get(request);
}
