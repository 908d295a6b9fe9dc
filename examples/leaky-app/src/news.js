import { EventEmitter } from 'node:events';

/** Lives as long as the server. */
export const news = new EventEmitter().setMaxListeners(0);

const readers = [];

/** Whoever reads the news once reads it for ever: there is no way out. */
export function onHeadline(reader) {
  readers.push(reader);
}

news.on('headline', headline => {
  for (const read of readers) read(headline);
});
