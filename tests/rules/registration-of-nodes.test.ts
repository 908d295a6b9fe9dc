/** The nodes of a flow of Node-RED: each deployment closes those that there were, and makes others. */
import listener from '../../src/rules/no-leaked-listener.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const node = (body: string, close = '', find = 'RED.nodes.getNode(config.radio)'): string => `
module.exports = RED => {
  function Lamp(config) {
    RED.nodes.createNode(this, config);
    const node = this;
    node.radio = ${find};
    ${body}
    node.on('close', () => { node.status({}); ${close} });
  }
  RED.nodes.registerType('lamp', Lamp);
};`;

const made = (body: string, close: string): string => `
module.exports = RED => {
  class Lamp {
    constructor(config) {
      RED.nodes.createNode(this, config);
      this.radio = RED.nodes.getNode(config.radio);
      ${body}
      this.on('close', () => this.closed());
    }
    closed() { ${close} }
    tell() {}
  }
  RED.nodes.registerType('lamp', Lamp);
};`;

const HEARS = `node.radio.on('message', told => node.send(told));`;
const PARTS = `const hear = told => node.send(told); node.radio.on('message', hear);`;

runRule('no-leaked-listener: nodes of a flow', reportsOf(listener), {
  valid: [
    // It is taken back, or goes with the node: it is a listener of itself, or of what the node has made.
    node(PARTS, `node.radio.off('message', hear);`),
    node(PARTS, `if (node.radio) node.radio.removeListener('message', hear);`),
    node(`node.on('input', told => node.send(told));`),
    node(HEARS, '', 'new Radio(config)'),
    made(`this.radio.on('message', this.tell);`, `this.radio.off('message', this.tell);`),
  ],
  invalid: [
    node(HEARS),
    node(`const { radio } = node; radio.on('message', told => node.send(told));`),
    node(`RED.nodes.getNode(config.radio).addListener('message', told => node.send(told));`),
    made(`this.radio.on('message', told => this.tell(told));`, `this.tell();`),
  ].map(code => ({ code, errors: [{ messageId: 'leaked' as const }] })),
});

runRule('no-leaked-timer: nodes of a flow', reportsOf(timer), {
  valid: [
    node(`node.timer = setInterval(() => node.send({}), 1000);`, `clearInterval(node.timer);`),
    made(`this.timer = setInterval(() => this.tell(), 1000);`, `clearInterval(this.timer);`),
  ],
  invalid: [
    ...[
      node(`node.timer = setInterval(() => node.send({}), 1000);`),
      made(`this.timer = setInterval(() => this.tell(), 1000);`, ''),
    ].map(code => ({ code, errors: [{ messageId: 'unended' as const }] })),
  ],
});
