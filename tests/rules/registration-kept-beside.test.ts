/** What stands beside a listener and tells that it should go: what becomes of others, and methods that nothing calls. */
import listener from '../../src/rules/no-leaked-listener.ts';
import mismatch from '../../src/rules/no-mismatched-removal.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const view = (body: string): string => `
import { View } from './view.js';
export class Outline extends View {
  open() { ${body} }
  draw() {}
}`;

const service = (end: string, imported = `import Service from '@ember/service';`): string => `
${imported}
export default Service.extend({
  init() {
    this._super();
    $(document).on('keydown.menu', event => this.press(event));
  },
  ${end}
});`;
const OFF = `$(document).off('.menu');`;

const glimmer = (end: string, base = '@glimmer/component'): string => `
import Component from '${base}';
export default class Menu extends Component {
  constructor(owner, args) { super(owner, args); window.addEventListener('resize', this.draw); }
  draw = () => this.args.draw();
  ${end}() { window.removeEventListener('resize', this.draw); }
}`;

runRule('no-leaked-listener: beside others', reportsOf(listener), {
  valid: [
    // Both are kept, or neither is; another target may be its own.
    view(
      `this.register(this.app.space.on('open', this.draw)); this.register(this.app.space.on('quit', () => this.draw()));`,
    ),
    view(`this.app.space.on('open', this.draw); this.app.space.on('quit', () => this.draw());`),
    view(`this.register(this.app.space.on('open', this.draw)); this.box.on('quit', () => this.draw());`),
    // What is done with the others says nothing of an end.
    view(`log(this.app.space.on('open', this.draw)); this.app.space.on('quit', () => this.draw());`),
    // The framework calls it.
    service(`willDestroy() { ${OFF} }`),
    glimmer('willDestroy'),
    glimmer('willDestroyElement', '@ember/component'),
    // Something else calls it.
    service(`isDestroying() { ${OFF} }, stop() { this.isDestroying(); }`),
  ],
  invalid: [
    view(`this.register(this.app.space.on('open', this.draw)); this.app.space.on('quit', () => this.draw());`),
    view(`this.ends.push(this.app.space.on('open', this.draw)); this.app.space.on('quit', () => this.draw());`),
    view(
      `this.registerEvent(this.app.space.on('open', this.draw)); if (this.app.isNew) this.app.space.on('quit', this.draw);`,
    ),
  ].map(code => ({ code, errors: [{ messageId: 'leaked' as const }] })),
});

runRule('no-leaked-listener: taken back where nothing calls', reportsOf(listener), {
  valid: [],
  invalid: [
    ...[
      service(`isDestroying() { ${OFF} }`),
      service(`willDestroyElement() { ${OFF} }`),
      service(`isDestroying() { ${OFF} }`, `import Ember from 'ember'; const { Service } = Ember;`),
      service(`isDestroying() { this._super(); ${OFF} }`).replaceAll('$(', 'Ember.$('),
    ].map(code => ({ code, errors: [{ messageId: 'unused' as const }] })),
    ...[glimmer('willDestroyElement'), glimmer('componentWillUnmount')].map(code => ({
      code,
      errors: [{ messageId: 'unused' as const }],
    })),
  ],
});

/** A connection that answers by events of its own. */
const query = (emit: string, wait: string, end = ''): string => `
import { EventEmitter } from 'node:events';
export class Query {
  constructor(socket) {
    this.answers = new EventEmitter();
    socket.on('message', told => { ${emit} });
  }
  ask(text) { return new Promise(resolve => { ${wait} }); }
  ${end}
}`;

runRule('no-leaked-listener: answers of its own', reportsOf(listener), {
  valid: [
    // Once, or taken back, or there is only one answer for all that the file shows.
    query(`this.answers.emit('answer', told);`, `this.answers.once('answer', resolve);`),
    query(
      `this.answers.emit('answer', told);`,
      `const hear = told => { this.answers.off('answer', hear); resolve(told); }; this.answers.on('answer', hear);`,
    ),
    query(`this.answers.emit('other', told);`, `this.answers.on('answer', told => resolve(told));`),
    query(``, `this.answers.on('answer', told => resolve(told));`, `end() { this.answers.emit('answer'); }`),
  ],
  invalid: [
    query(`this.answers.emit('answer', told);`, `this.answers.on('answer', told => resolve(told));`),
    query(`if (told.ok) this.answers.emit('answer', told);`, `this.answers.on('answer', resolve);`),
  ].map(code => ({ code, errors: [{ messageId: 'leaked' as const }] })),
});

/** A tool with a button of its own on a map. */
const tool = (end: string, start = `this.button = document.createElement('button');`): string => `
export class Tool {
  constructor(map) { this.map = map; }
  enable() {
    ${start}
    this.map.on('move', this.move).on('up', this.up);
    this.button.on('down', this.down);
  }
  disable() { ${end} }
}`;

runRule('no-mismatched-removal: one of two targets', reportsOf(mismatch), {
  valid: [
    tool(`this.map.off('move', this.move).off('up', this.up); this.button.off('down', this.down);`),
    // It may be the same thing under two names.
    tool(`this.map.off('move', this.move); this.button.off('up', this.up);`, `this.button = this.map;`),
    // It is added to both, or taken off both.
    tool(`this.map.off('move', this.move); this.button.off('up', this.up);`).replace(
      `this.button.on(`,
      `this.button.on('up', this.up).on(`,
    ),
    tool(`this.map.off('move', this.move).off('up', this.up); this.button.off('up', this.up);`),
    // Nothing else is taken off the map there.
    tool(`this.button.off('up', this.up);`),
  ],
  invalid: [
    tool(`this.map.off('move', this.move); this.button.off('down', this.down).off('up', this.up);`),
    tool(`this.button.off('up', this.up); this.map.off('move', this.move);`),
  ].map(code => ({ code, errors: [{ messageId: 'target' as const }] })),
});
