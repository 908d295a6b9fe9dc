/** Classes that are made of an object literal, and the one object that goes by a name of its own. */
import listener from '../../src/rules/no-leaked-listener.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const view = (body: string, end = '', base = 'Backbone.View'): string => `
define(['app'], function (app) {
  return ${base}.extend({
    initialize: function () { ${body} },
    onKey: function (e) { this.hide(); },
    ${end}
  });
});`;
const LISTEN = `this._onKey = _.bind(this.onKey, this); $(window).on('keyup', this._onKey);`;

runRule('no-leaked-listener: classes that are extended', reportsOf(listener), {
  valid: [
    view(LISTEN, `remove: function () { $(window).off('keyup', this._onKey); this.$el.remove(); }`),
    view(LISTEN, `remove: function () { this.stop(); }, stop: function () { $(window).off('keyup'); }`),
    view(`this.$el.on('keyup', _.bind(this.onKey, this));`, `remove: function () { this.$el.remove(); }`),
    view(`this.listenTo(app, 'keyup', this.onKey);`, `remove: function () { this.$el.remove(); }`),
    // No class, but one object more of the same, or a bag of settings.
    view(LISTEN, `remove: function () { this.$el.remove(); }`, '$'),
    view(LISTEN, `remove: function () { this.$el.remove(); }`, '_'),
    // The one application.
    `window.shop = Backbone.View.extend({ initialize: function () { window.App = this; $(window).on('keyup', _.bind(this.onKey, this)); }, onKey: function () { this.hide(); }, remove: function () {} });`,
  ],
  invalid: [
    ...['Backbone.View', 'Marionette.ItemView', 'BaseView', 'L.Control', 'Widget'].map(base => ({
      code: view(LISTEN, `remove: function () { this.$el.remove(); }`, base),
      errors: [{ messageId: 'leaked' as const, line: 4 }],
    })),
    {
      code: view(LISTEN, `onDestroy: function () { this.model.off(); }`),
      errors: [{ messageId: 'leaked', line: 4 }],
    },
  ],
});

const engine = (start: string): string => `
export const Engine = Entity.extend({
  init: function () { ${start} setInterval(this.tick, 1000); },
  stop: function () { this.isRunning = false; },
});`;

runRule('no-leaked-timer: the one object of a program', reportsOf(timer), {
  valid: [
    engine('engine = this;'),
    engine('window.engine = this;'),
    `import Component from '@ember/component'; export default Component.extend({ init() { this._super(...arguments); this.poll(); }, poll() { this.id = setTimeout(() => this.poll(), 1000); }, willDestroy() { clearTimeout(this.id); } });`,
    `Component({ data: { n: 0 }, didMount() { this.id = setInterval(() => { this.setData({ n: 1 }); }, 1000); }, didUnmount() { clearInterval(this.id); } });`,
    `export class Engine { init() { globalThis.engine = this; setInterval(() => this.tick(), 1000); } stop() { this.isRunning = false; } }`,
  ],
  invalid: [
    flagged(`
export const Engine = Entity.extend({
  init: function () {
    const engine = this;
    setInterval(() => engine.tick(), 1000);
  //~~~~~~~~~~~ dropped
  },
  stop: function () { this.isRunning = false; },
});`),
    // A name that it takes only when it is used in some way.
    flagged(`
export class Engine {
  init() {
    setInterval(() => this.tick(), 1000);
  //~~~~~~~~~~~ dropped
  }
  popOut() { window.engine = this; }
  stop() { this.isRunning = false; }
}`),
    flagged(`
export class Engine {
  init() {
    this.scene.engine = this;
    setInterval(() => this.tick(), 1000);
  //~~~~~~~~~~~ dropped
  }
  stop() { this.isRunning = false; }
}`),
    // Components of Ember before classes, and of mini-programs, which end by their framework.
    flagged(`
import Component from '@ember/component';
export default Component.extend({
  init() { this._super(...arguments); this.poll(); },
  poll() {
    this.load();
    setTimeout(() => this.poll(), 1000);
  //~~~~~~~~~~ dropped
  },
});`),
    flagged(`
Component({
  data: { n: 0 },
  didMount() {
    this.id = setInterval(() => { this.setData({ n: 1 }); }, 1000);
    //        ~~~~~~~~~~~ unended
  },
  didUnmount() { this.n = 1; },
});`),
  ],
});
