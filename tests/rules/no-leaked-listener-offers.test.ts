/** What the editor offers, to the letter, and where it offers nothing. */
import rule from '../../src/rules/no-leaked-listener.ts';
import { flagged } from '../annotated.ts';
import { runRule } from '../run-rule.ts';

runRule('no-leaked-listener: what is offered', rule, {
  valid: [],
  invalid: [
    // A field for the handler, and the removal at the end; or a listener that does not hold its object.
    flagged(
      `
import { hub } from './hub.js';
export class Chart {
	constructor() {
		hub.on("change", () => this.draw());
		//  ~~ leaked
	}

	draw() {}

	destroy() {
		this.gone = true; // for good
	}
}`,
      {
        remove: `
import { hub } from './hub.js';
export class Chart {
	onChange = () => this.draw();

	constructor() {
		hub.on("change", this.onChange);
		//  ~~ leaked
	}

	draw() {}

	destroy() {
		this.gone = true; // for good
		hub.off("change", this.onChange);
	}
}`,
        holdWeakly: `
import { hub } from './hub.js';
import { addWeakListener } from 'eslint-plugin-unleak/runtime';
export class Chart {
	constructor() {
		addWeakListener(hub, "change", this, () => this.draw());
		//  ~~ leaked
	}

	draw() {}

	destroy() {
		this.gone = true; // for good
	}
}`,
      },
    ),
    // The method stays the same when it is bound once; an end that may be left early begins with the removal.
    flagged(
      `
export class Tag extends HTMLElement {
  #open = false;

  connectedCallback() {
    document.addEventListener('click', this.hide.bind(this), { capture: true, passive: true });
    //       ~~~~~~~~~~~~~~~~ leaked
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (!this.#open) return;
    this.#open = false;
  }

  hide() {}
}`,
      {
        remove: `
export class Tag extends HTMLElement {
  #onClick = this.hide.bind(this);
  #open = false;

  connectedCallback() {
    document.addEventListener('click', this.#onClick, { capture: true, passive: true });
    //       ~~~~~~~~~~~~~~~~ leaked
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('click', this.#onClick, true);
    if (!this.#open) return;
    this.#open = false;
  }

  hide() {}
}`,
        holdWeakly: `
import { addWeakListener } from 'eslint-plugin-unleak/runtime';

export class Tag extends HTMLElement {
  #open = false;

  connectedCallback() {
    addWeakListener(document, 'click', this, this.hide, { capture: true, passive: true });
    //       ~~~~~~~~~~~~~~~~ leaked
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (!this.#open) return;
    this.#open = false;
  }

  hide() {}
}`,
      },
    ),
    // A controller that is there already.
    flagged(
      `
export class Chart {
  controller = new AbortController()

  constructor(data) {
    window.addEventListener('resize', () => this.draw(data), true)
    //     ~~~~~~~~~~~~~~~~ leaked
  }

  destroy() { this.controller.abort() }
}`,
      {
        addSignal: `
export class Chart {
  controller = new AbortController()

  constructor(data) {
    window.addEventListener('resize', () => this.draw(data), { capture: true, signal: this.controller.signal })
    //     ~~~~~~~~~~~~~~~~ leaked
  }

  destroy() { this.controller.abort() }
}`,
        remove: `
export class Chart {
  controller = new AbortController()

  constructor(data) {
    this.onResize = () => this.draw(data)
    window.addEventListener('resize', this.onResize, true)
    //     ~~~~~~~~~~~~~~~~ leaked
  }

  destroy() { this.controller.abort(); window.removeEventListener('resize', this.onResize, true) }
}`,
        holdWeakly: `
import { addWeakListener } from 'eslint-plugin-unleak/runtime'

export class Chart {
  controller = new AbortController()

  constructor(data) {
    addWeakListener(window, 'resize', this, () => this.draw(data), { capture: true })
    //     ~~~~~~~~~~~~~~~~ leaked
  }

  destroy() { this.controller.abort() }
}`,
      },
    ),
    // A clean-up that an effect does not have yet.
    flagged(
      `
import { useEffect } from 'react';
export function useKeys(cb) {
  useEffect(() => {
    document.addEventListener('keyup', event => {
      //     ~~~~~~~~~~~~~~~~ leaked
      cb(event.key);
    });
  }, [cb]);
}`,
      {
        remove: `
import { useEffect } from 'react';
export function useKeys(cb) {
  useEffect(() => {
    const onKeyup = event => {
      //     ~~~~~~~~~~~~~~~~ leaked
      cb(event.key);
    };
    document.addEventListener('keyup', onKeyup);
    return () => document.removeEventListener('keyup', onKeyup);
  }, [cb]);
}`,
      },
    ),
    // A clean-up that it has, and a controller there.
    flagged(
      `
import { useEffect } from 'react';
export function useKeys(cb, { target }) {
  useEffect(() => {
    const abort = new AbortController();
    target.addEventListener('keydown', cb, { signal: abort.signal });
    window.addEventListener('keyup', cb, { passive: true });
    //     ~~~~~~~~~~~~~~~~ leaked
    return () => abort.abort();
  }, [cb]);
}`,
      {
        addSignal: `
import { useEffect } from 'react';
export function useKeys(cb, { target }) {
  useEffect(() => {
    const abort = new AbortController();
    target.addEventListener('keydown', cb, { signal: abort.signal });
    window.addEventListener('keyup', cb, { passive: true, signal: abort.signal });
    //     ~~~~~~~~~~~~~~~~ leaked
    return () => abort.abort();
  }, [cb]);
}`,
        remove: `
import { useEffect } from 'react';
export function useKeys(cb, { target }) {
  useEffect(() => {
    const abort = new AbortController();
    target.addEventListener('keydown', cb, { signal: abort.signal });
    window.addEventListener('keyup', cb, { passive: true });
    //     ~~~~~~~~~~~~~~~~ leaked
    return () => { abort.abort(); window.removeEventListener('keyup', cb); };
  }, [cb]);
}`,
      },
    ),
    // The hook of a component.
    flagged(
      `
import { onMounted, watch } from 'vue';
export default {
  setup(props) {
    const onKey = () => props.close();
    onMounted(() => {
      window.addEventListener('keydown', onKey);
      //     ~~~~~~~~~~~~~~~~ leaked
    });
    return { onKey };
  },
};`,
      {
        remove: `
import { onMounted, watch, onUnmounted } from 'vue';
export default {
  setup(props) {
    const onKey = () => props.close();
    onMounted(() => {
      window.addEventListener('keydown', onKey);
      //     ~~~~~~~~~~~~~~~~ leaked
    });
    onUnmounted(() => window.removeEventListener('keydown', onKey));
    return { onKey };
  },
};`,
      },
    ),
    // What uses variables of the function is kept by an assignment there.
    flagged(
      `
export function Chart(data) {
  process.on('SIGHUP', function () { data.close(); });
  //      ~~ leaked
}
Chart.prototype.close = function () {};`,
      {
        remove: `
export function Chart(data) {
  this.onSighup = function () { data.close(); };
  process.on('SIGHUP', this.onSighup);
  //      ~~ leaked
}
Chart.prototype.close = function () {
  process.off('SIGHUP', this.onSighup);
};`,
      },
    ),
    // An object of options.
    flagged(
      `
export default {
  mounted: function () {
    document.addEventListener('click', this.outside);
    //       ~~~~~~~~~~~~~~~~ leaked
  },
  beforeDestroy: function () {
    this.open = false;
  },
  methods: { outside: function () {} },
};`,
      {
        remove: `
export default {
  mounted: function () {
    document.addEventListener('click', this.outside);
    //       ~~~~~~~~~~~~~~~~ leaked
  },
  beforeDestroy: function () {
    this.open = false;
    document.removeEventListener('click', this.outside);
  },
  methods: { outside: function () {} },
};`,
      },
    ),
    // Nothing: a custom element comes back, and its constructor is not run again.
    flagged(`
import { bus } from './bus.js';
export class Tag extends HTMLElement {
  constructor() {
    super();
    bus.on('x', (...all) => this.go(all));
    //  ~~ leaked
  }
  disconnectedCallback() {}
}
export const addWeakListener = 1;`),
    // Nothing: a controller that was made once is aborted for good when the element is first removed.
    flagged(`
export class Tag extends HTMLElement {
  #controller = new AbortController();
  connectedCallback() {
    for (const target of targets()) document.addEventListener(target, () => target.go());
    //                                       ~~~~~~~~~~~~~~~~ leaked
  }
  disconnectedCallback() { this.#controller.abort(); }
}`),
    // Nothing: the effect is left in several ways, or the target is another one by then.
    flagged(`
import { useEffect } from 'react';
export function useKeys(cb, ref) {
  useEffect(() => {
    window.addEventListener('keyup', cb);
    //     ~~~~~~~~~~~~~~~~ leaked
    if (ref.current) return () => ref.current.close();
    if (cb.isOn) return () => cb.stop();
  }, [cb]);
  useEffect(() => {
    for (const name of names) document.addEventListener(name, () => cb(name));
    //                                 ~~~~~~~~~~~~~~~~ leaked
  }, [cb]);
  useEffect(() => {
    ready().then(() => window.addEventListener('load', cb));
    //                        ~~~~~~~~~~~~~~~~ leaked
  }, [cb]);
}`),
    // Nothing: nobody says when the work is done.
    flagged(`
export function follow(view) {
  window.addEventListener('resize', () => view.fit());
  //     ~~~~~~~~~~~~~~~~ leaked
}`),
    // Nothing by hand: an end that waits, a handler that another class may have.
    flagged(
      `
export class Server extends Base {
  start() {
    process.on('warning', () => this.stop(arguments));
    //      ~~ leaked
  }
  async stop() { await this.server.close(); }
}`,
      {
        holdWeakly: `
import { addWeakListener } from 'eslint-plugin-unleak/runtime';

export class Server extends Base {
  start() {
    addWeakListener(process, 'warning', this, () => this.stop(arguments));
    //      ~~ leaked
  }
  async stop() { await this.server.close(); }
}`,
      },
    ),
    // Nothing at all for the end of the process: a server that is held weakly may be gone by then, and is never stopped.
    flagged(`
export class Server extends Base {
  start() {
    process.on('SIGINT', () => this.stop(arguments));
    //      ~~ leaked
  }
  async stop() { await this.server.close(); }
}`),
  ],
});
