import type { Plugin } from 'rolldown';

/** Escapes, in what is built, the letters that are not ASCII: an engine reads a text of one byte a letter in less time. */
export const inAscii: Plugin = {
  name: 'in-ascii',
  // Here the code is minified, which writes such letters out again.
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) if (chunk.type === 'chunk') chunk.code = escaped(chunk.code);
  },
};

function escaped(code: string): string {
  return code.replace(/[\u0080-\uffff]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
