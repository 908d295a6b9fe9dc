/** What the editor offers, to the letter, and where it offers nothing. */
import rule from '../../src/rules/no-leaked-timer.ts';
import { flagged } from '../annotated.ts';
import { runRule } from '../run-rule.ts';

runRule('no-leaked-timer: what is offered', rule, {
  valid: [],
  invalid: [
    flagged(
      `
export class Poller {
  constructor() {
    this.timer = setInterval(() => this.poll(), 1000);
    //           ~~~~~~~~~~~ unended
  }
  destroy() {}
}`,
      {
        clear: `
export class Poller {
  constructor() {
    this.timer = setInterval(() => this.poll(), 1000);
    //           ~~~~~~~~~~~ unended
  }
  destroy() {
    clearInterval(this.timer);
  }
}`,
      },
    ),
    // A field for the id.
    flagged(
      `
export class Poller extends Base {
  ngOnInit() {
    window.setInterval(() => this.poll(), 1000);
    //     ~~~~~~~~~~~ dropped
  }

  ngOnDestroy() {
    super.ngOnDestroy();
  }
}`,
      {
        clear: `
export class Poller extends Base {
  #interval;

  ngOnInit() {
    this.#interval = window.setInterval(() => this.poll(), 1000);
    //     ~~~~~~~~~~~ dropped
  }

  ngOnDestroy() {
    super.ngOnDestroy();
    window.clearInterval(this.#interval);
  }
}`,
      },
    ),
    flagged(
      `
import { useEffect } from 'react';
export function usePoll(poll) {
  useEffect(() => {
    setInterval(poll, 9);
  //~~~~~~~~~~~ dropped
  }, []);
}`,
      {
        clear: `
import { useEffect } from 'react';
export function usePoll(poll) {
  useEffect(() => {
    const interval = setInterval(poll, 9);
    return () => clearInterval(interval);
  //~~~~~~~~~~~ dropped
  }, []);
}`,
      },
    ),
    flagged(
      `
export class Scene {
  loop() {
    this.draw();
    requestAnimationFrame(() => this.loop());
  //~~~~~~~~~~~~~~~~~~~~~ dropped
  }
  dispose() {
  }
}`,
      {
        clear: `
export class Scene {
  loop() {
    this.draw();
    this.frame = requestAnimationFrame(() => this.loop());
  //~~~~~~~~~~~~~~~~~~~~~ dropped
  }
  dispose() {
    cancelAnimationFrame(this.frame);
  }
}`,
      },
    ),
    flagged(
      `
export class Carousel extends HTMLElement {
  play() {
    this.timer = setInterval(() => this.next(), 3000);
    //           ~~~~~~~~~~~ missed
  }
  pause() { clearInterval(this.timer); }
  disconnectedCallback() { this.swiper = null }
}`,
      {
        clear: `
export class Carousel extends HTMLElement {
  play() {
    this.timer = setInterval(() => this.next(), 3000);
    //           ~~~~~~~~~~~ missed
  }
  pause() { clearInterval(this.timer); }
  disconnectedCallback() { this.swiper = null; clearInterval(this.timer); }
}`,
      },
    ),
    flagged(
      `
import { onMounted } from 'vue';
export default {
  setup(props) {
    let timer;
    const start = () => {
      timer = setInterval(() => props.next(), 100);
      //      ~~~~~~~~~~~ missed
    };
    const stop = () => clearInterval(timer);
    onMounted(start);
    props.el.addEventListener('mouseenter', stop);
  },
};`,
      {
        clear: `
import { onMounted, onUnmounted } from 'vue';
export default {
  setup(props) {
    let timer;
    const start = () => {
      timer = setInterval(() => props.next(), 100);
      //      ~~~~~~~~~~~ missed
    };
    onUnmounted(() => clearInterval(timer));
    const stop = () => clearInterval(timer);
    onMounted(start);
    props.el.addEventListener('mouseenter', stop);
  },
};`,
      },
    ),
    // Nothing: it may run several times, and only the last id would be cleared.
    flagged(`
export class Poller {
  refresh() {
    setInterval(() => this.poll(), 1000);
  //~~~~~~~~~~~ dropped
  }
  destroy() {}
}`),
    // Nothing: the module has one name for the timers of all.
    flagged(`
let timer;
export class Poller {
  constructor() {
    timer = setInterval(() => this.poll(), 1000);
    //      ~~~~~~~~~~~ unended
  }
  destroy() {}
}`),
  ],
});
