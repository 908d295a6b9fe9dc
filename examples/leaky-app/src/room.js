import { Session } from './session.js';

/** A chat room. Closing it closes its sessions, and leaves it in the list. */
export class Room {
  static open = [];

  constructor(name) {
    this.name = name;
    this.sessions = [];
    Room.open.push(this);
  }

  enter(user) {
    const session = new Session(this, user);
    this.sessions.push(session);
    return session;
  }

  close() {
    for (const session of this.sessions) session.close();
    this.sessions = [];
  }
}
