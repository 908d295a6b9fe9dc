import subscription from '../../src/rules/no-leaked-subscription.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const strict = [{ confidence: 'possible' }] as const;

runRule('no-leaked-subscription: handles in lists', reportsOf(subscription), {
  valid: [
    // Each of the list is ended when the component is, by the same walk or another.
    `import { Component } from 'react'; export class Board extends Component { ends = []; componentDidMount() { this.follow(); } follow() { this.leave(); this.ends.push(this.props.store.subscribe(() => this.setState({}))); } leave() { while (this.ends.length) this.ends.pop()(); } componentWillUnmount() { this.leave(); } }`,
    `import { Component } from 'react'; export class Board extends Component { ends = []; follow() { for (const end of this.ends) end(); this.ends.push(this.props.store.subscribe(() => this.setState({}))); } componentWillUnmount() { [...this.ends].forEach(end => end()); } }`,
    `export class Rows { subs = new Subscription(); constructor(store) { this.store = store; } load() { this.subs.unsubscribe(); this.subs = new Subscription(); this.subs.add(this.store.select(rows).subscribe(() => this.draw())); } ngOnDestroy() { this.subs.unsubscribe(); } }`,
    // Who gets the list may end all that is in it, and who gets one of it that.
    `import { Component } from 'react'; export class Board extends Component { ends = []; follow() { for (const end of this.ends) end(); this.ends.push(this.props.store.subscribe(() => this.setState({}))); } componentWillUnmount() { settle(this.ends); } }`,
    `import { Component } from 'react'; export class Board extends Component { ends = []; follow() { for (const end of this.ends) end(); this.ends.push(this.props.store.subscribe(() => this.setState({}))); } componentWillUnmount() { this.ends.splice(0).forEach(end => end()); } }`,
    `import { Component } from 'react'; export class Board extends Component { ends = []; follow() { for (const end of this.ends) { end(); } this.ends.push(this.props.store.subscribe(() => this.setState({}))); } componentWillUnmount() { this.ends.forEach(end => this.props.later(end)); } }`,
    // The next one is put beside the one before.
    {
      code: `export class Bus { ends = []; open() { this.socket.on('close', () => this.open()); this.ends.push(store.subscribe(() => this.draw())); } close() { this.ends.forEach(end => end()); } }`,
      options: strict,
    },
  ],
  invalid: [
    // Whatever begins anew ends each of the list, and nothing does when the component goes.
    flagged(`
import { Component } from 'react';
export class Board extends Component {
  ends = [];
  componentDidUpdate() {
    while (this.ends.length) this.ends.pop()();
    this.ends.push(this.props.store.subscribe(() => this.setState({})));
    //                              ~~~~~~~~~ missed
  }
}`),
    flagged(`
import { Component } from 'react';
export class Board extends Component {
  subs = new Set();
  follow() {
    this.subs.forEach(sub => sub.unsubscribe());
    this.subs.clear();
    this.subs.add(this.props.store.subscribe(() => this.setState({})));
    //                             ~~~~~~~~~ missed
  }
}`),
    flagged(`
export class Rows {
  subs = new Subscription();
  constructor(store) { this.store = store; }
  ngOnInit() { this.load(); }
  load() {
    this.subs.unsubscribe();
    this.subs = new Subscription();
    this.subs.add(this.store.select(rows).subscribe(() => this.draw()));
    //                                    ~~~~~~~~~ missed
  }
  draw() { this.n++; }
}`),
  ],
});

runRule('no-leaked-timer: handles in lists', reportsOf(timer), {
  valid: [
    `import { Component } from 'react'; export class Clock extends Component { timers = []; start() { this.stop(); this.timers.push(setInterval(() => this.setState({}), 100)); } stop() { this.timers.forEach(clearInterval); this.timers.length = 0; } componentWillUnmount() { this.stop(); } }`,
  ],
  invalid: [
    // What is stopped somewhere, if not by an end of its own, may have come to one.
    {
      ...flagged(`
import { Component } from 'react';
export class Clock extends Component {
  timers = [];
  start() {
    this.forget();
    this.timers.push(setInterval(() => this.setState({}), 100));
    //               ~~~~~~~~~~~ missed
  }
  forget() { this.timers.forEach(clearInterval); this.timers.length = 0; }
}`),
      options: [{ confidence: 'possible' }],
    },
  ],
});
