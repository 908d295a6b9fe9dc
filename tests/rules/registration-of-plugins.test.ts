/** Pages with jQuery: its methods for one event each, its namespaces, and functions that are handed the globals. */
import listener from '../../src/rules/no-leaked-listener.ts';
import mismatch from '../../src/rules/no-mismatched-removal.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const view = (start: string, end = 'this.gone = true;'): string => `
function View(el) { this.el = $(el); this.listen(); }
View.prototype.draw = function () {};
View.prototype.listen = function () { var self = this; ${start} };
View.prototype.destroy = function () { ${end} };`;

runRule('no-leaked-listener: methods of jQuery for one event', reportsOf(listener), {
  valid: [
    // Without a function they set the event off, and a size is no function.
    view(`$(window).resize(); $(window).scroll(100);`),
    // The element goes, and with it what listens to it.
    view(`this.el.click(function () { self.draw(); });`),
    // No object of jQuery.
    view(`this.box.resize(function () { self.draw(); }); window.resize(function () { self.draw(); });`),
    // It is taken back by the name of the event.
    view(`$(window).resize(function () { self.draw(); });`, `$(window).off('resize');`),
    view(
      `this.draw = this.draw.bind(this); $(document).keydown(this.draw);`,
      `$(document).unbind('keydown', this.draw);`,
    ),
    // One for the whole page.
    `$(function () { var box = $('#box'); $(window).resize(function () { box.width(1); }); });`,
  ],
  invalid: [
    ...[
      `$(window).resize(function () { self.draw(); });`,
      `jQuery(document).keyup(function () { self.draw(); });`,
      `var $win = $(window); $win.addClass('on'); $win.scroll({ by: 1 }, function () { self.draw(); });`,
      `$(document).off('drawn').mousemove(function () { self.draw(); });`,
    ].map(start => ({ code: view(start), errors: [{ messageId: 'leaked' as const }] })),
    // A namespace takes nothing back that was added without one.
    {
      code: view(`$(window).resize(function () { self.draw(); });`, `$(window).off('.view');`),
      errors: [{ messageId: 'leaked' }],
    },
    // There is a scope for each of many.
    flagged(`
var GridEvents = function (grid, $scope) {
  var self = this;
  self.listen = function () {
    $(window).resize(function () { rebuild($scope, grid); });
    //        ~~~~~~ leaked
  };
  self.listen();
};`),
  ],
});

const plugin = (head: string, tail: string): string => `
(function (${head}) {
  function View(el) { this.el = $(el); var self = this; window.addEventListener('resize', function () { self.draw(); }); }
  View.prototype.destroy = function () { this.gone = true; };
  $.fn.view = function () { return this.each(function () { new View(this); }); };
})${tail};`;

runRule('no-leaked-listener: functions that are handed the globals', reportsOf(listener), {
  valid: [
    // What goes by that name is whatever its caller has.
    `export function start(window) { function View(el) { this.el = el; var self = this; window.addEventListener('resize', function () { self.draw(); }); } View.prototype.destroy = function () { this.gone = true; }; return View; }`,
    plugin('$, window', `(jQuery, makeFrame())`),
    `(function (window) { window = open(); function View(el) { this.el = el; var self = this; window.addEventListener('resize', function () { self.draw(); }); } View.prototype.destroy = function () { this.gone = true; }; start(View); })(window);`,
  ],
  invalid: [
    plugin('$, window, document, undefined', '(jQuery, window, document)'),
    plugin('$, window', '.call(this, jQuery, window)'),
    plugin('$, window', `(jQuery, typeof window === 'undefined' ? this : window)`),
    plugin('$, window', '(jQuery, this)'),
  ].map(code => ({ code, errors: [{ messageId: 'leaked' as const }] })),
});

runRule('no-leaked-timer: functions that are handed the globals', reportsOf(timer), {
  valid: [],
  invalid: [
    flagged(`
(function ($, win) {
  function View(el) { this.el = $(el); var self = this; win.setInterval(function () { self.draw(); }, 100); }
  //                                                        ~~~~~~~~~~~ dropped
  View.prototype.destroy = function () { this.gone = true; };
  $.fn.view = function () { return this.each(function () { new View(this); }); };
})(jQuery, window);`),
  ],
});

const menu = (added: string, removed: string): string => `
var $doc = $(document);
var Menu = {
  show: function (el) { $(el).off('.uimenu').on('click.uimenu', close); $doc.on('${added}', function () { Menu.hide(); }); },
  hide: function () { $('.menu').off('.uimenu'); $doc.off('${removed}'); },
};`;

runRule('no-mismatched-removal: namespaces of jQuery', reportsOf(mismatch), {
  valid: [
    menu('keydown.uimenu', '.uimenu'),
    menu('keydown.uimenu', 'keydown.uimenu'),
    menu('keydown.uimenu', 'keydown'),
    // Another part of the page may use it.
    menu('keydown.menu', '.dialog'),
    // Something else takes it back.
    `${menu('keydown.menu', '.uimenu')} Menu.stop = function () { $doc.off('.menu'); };`,
    // It may be under any name.
    `${menu('keydown.menu', '.uimenu')} Menu.more = function (name) { $doc.on(name, close); };`,
    `${menu('keydown.menu', '.uimenu')} Menu.more = function (name) { $doc.on('keyup.uimenu', close); };`,
  ],
  invalid: [
    ['keydown.menu', '.uimenu'],
    ['keydown.menu', 'keydown.uimenu'],
    ['keydown.uimenus', '.uimenu'],
  ].map(([added, removed]) => ({ code: menu(added!, removed!), errors: [{ messageId: 'event' as const }] })),
});

const player = (remover: string): string => `
export class Player {
  constructor() { this.heard = () => this.draw(); }
  fullscreenAddEventListeners() { document.addEventListener('fullscreenchange', this.heard); }
  ${remover}() { document.addEventListener('fullscreenchange', this.heard); }
}`;

runRule('no-mismatched-removal: added in a function that removes', reportsOf(mismatch), {
  valid: [player('afterEventListenersRemoved'), player('fullscreenListeners')],
  invalid: ['_fullscreenRemoveEventListeners', 'fullscreenDetachHandlers', 'hoverRemoveListener'].map(remover => ({
    code: player(remover),
    errors: [{ messageId: 'swapped' as const }],
  })),
});
