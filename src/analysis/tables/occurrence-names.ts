import { wordsOf } from './name-words.ts';

/** Things that come and go for as long as a program runs: each has an `id`, comes from somewhere and asks for something. */
export const OCCURRENCES = new Set(
  (
    'message msg packet request req response res session connection conn socket stream user client customer account ' +
    'member peer remote player visitor guest tenant job task run transaction tx order payment invoice booking ticket ' +
    'upload download notification alert comment node element container subscription listener timer actor call ' +
    'operation correlation span trace process worker thread frame tab doc entity record post product device instance ' +
    'agent room conversation chat ctx context event async'
  ).split(' '),
);

/** Whether a name says that it stands for things that come and go: `sessions`, `jobsById`. */
export function namesOccurrences(name: string): boolean {
  const words = wordsOf(name);
  const by = words.lastIndexOf('by');
  const thing = words.at(by > 0 ? by - 1 : -1) ?? '';
  return OCCURRENCES.has(thing.replace(/s$/, ''));
}

/** Whether a name says that it stands for the instances that there are, or for things that come and go. */
export function namesInstances(name: string): boolean {
  return /instances$/i.test(name) || namesOccurrences(name);
}

/** Things of which a page or a server has several at a time, and new ones later. */
const SEVERAL = new Set(
  (
    'session visitor guest room conversation ticket job task request peer tooltip popover dropdown modal popup ' +
    'toast lightbox datepicker autocomplete carousel slider chart card tile row cell enemy bullet particle sprite'
  ).split(' '),
);

/** Whether a class is named for what there are several of: `GameSession`, `Tooltip`. */
export function namesOneOfSeveral(name: string): boolean {
  return SEVERAL.has(wordsOf(name).at(-1) ?? '');
}

/** Things that are over when they have been answered. */
const MESSAGES = new Set('message msg packet request req call rpc'.split(' '));

/** What a program is made of, and loads by its URL. */
const FILES_OF_THE_PROGRAM = new Set(
  'module script source sources css style stylesheet font icon template schema plugin chunk bundle wasm asset locale'.split(
    ' ',
  ),
);

/** Whether a name says that it stands for files of the program: `modulePromises`, `sourceMapCache`. */
export function namesFiles(name: string): boolean {
  return wordsOf(name).some(word => FILES_OF_THE_PROGRAM.has(word.replace(/s$/, '')));
}

/** What a program has one of for each of the few services that it talks to. */
const SERVICES = new Set(
  'pool client connection agent db database driver provider transport server api jwk issuer discovery'.split(' '),
);

/** Whether a name says that it stands for services: `pools`, `clientByUrl`. */
export function namesServices(name: string): boolean {
  return wordsOf(name).some(word => SERVICES.has(word.replace(/s$/, '')));
}

/** Whether a name, `.` and all, says which message something belongs to: `packet.messageId`, `request.id`. */
export function namesMessage(name: string): boolean {
  const [last = '', before = ''] = wordsOf(name.replaceAll('.', '_')).reverse();
  return last === 'id' && MESSAGES.has(before);
}

/** Whether a name says that what is there waits for something, and is over then: `pendingFrames`, `inFlight`. */
export const namesPending = (name: string): boolean => /pending|in_?flight|outstanding|unacked/i.test(name);
