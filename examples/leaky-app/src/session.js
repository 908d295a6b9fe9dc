import { news } from './news.js';

const ALIVE_EVERY = 30_000;

/** A user in a room. It keeps listening to the news, and keeps saying that it is alive. */
export class Session {
  constructor(room, user) {
    this.room = room;
    this.user = user;
    this.unread = [];
    news.on('headline', headline => this.unread.push(headline));
    setInterval(() => this.sendAlive(), ALIVE_EVERY).unref();
  }

  sendAlive() {
    this.lastAlive = Date.now();
  }

  close() {
    this.unread = [];
  }
}
