import rule from '../../src/rules/no-leaked-subscription.ts';
import { flagged } from '../annotated.ts';
import { crashProbes } from '../crash-probes.ts';
import { reportsOf, runRule } from '../run-rule.ts';

runRule('no-leaked-subscription', reportsOf(rule), {
  valid: [
    // Known for a subscription by how it is ended: where its owner ends, and what is no subscription.
    `export class Node extends React.Component { componentDidMount() { this.watch = this.props.model.registerListener({ changed: () => this.forceUpdate() }); } componentWillUnmount() { this.watch.deregister(); } }`,
    `export class Node extends React.Component { componentDidMount() { this.dialog = this.props.app.open({ done: () => this.forceUpdate() }); } close() { this.dialog.close(); } componentWillUnmount() { this.save(); } }`,
    // What ends it is given back, or handed over; what a call has made may end by itself.
    `export class Actions { constructor(news) { this.news = news; } all() { return new Observable(observer => this.news.subscribe(one => observer.next(one))); } }`,
    `export class Actions { constructor(news) { this.news = news; } all() { return new Observable(observer => { observer.add(this.news.subscribe(one => observer.next(one))); }); } }`,
    `export class Actions { constructor(http) { this.http = http; } all() { return new Observable(observer => { this.http.get('/news').subscribe(one => observer.next(one)); }); } }`,
    // Watchers of Vue that a component owns, that see only what is their own, or that are stopped.
    `import { watch } from 'vue'; import { state } from './state.js'; export default { setup() { watch(() => state.size, size => { fit(size); }); } };`,
    `import { watch } from 'vue'; import { state } from './state.js'; watch(() => state.size, save);`,
    `import { ref, watch } from 'vue'; export async function useSize() { const size = ref(0); await load(); watch(size, fit); return size; }`,
    `import { watch } from 'vue'; import { state } from './state.js'; export default { async setup() { await load(); watch(() => state.size, size => { fit(size); }, { once: true }); } };`,
    `import { onUnmounted, watch } from 'vue'; import { state } from './state.js'; export default { async setup() { let stop; onUnmounted(() => stop?.()); await load(); stop = watch(() => state.size, size => { fit(size); }); } };`,
    // The abort takes back what the call before it has begun.
    `import { addAbortListener } from 'node:events'; import { onExit } from 'signal-exit'; export function endOnExit(child, signal) { const forget = onExit(() => child.kill()); addAbortListener(signal, () => { forget(); }); }`,
    // Who is told of data is told, and does not ask to be.
    `import { useEffect } from 'react'; export function Field({ props, editor }) { useEffect(() => { let id = 0; function change() { props.onWillChange({ id: id++ }); } editor.focus(change); }, [editor]); }`,
    ...crashProbes(['subscribe', 'pipe', 'onDidChange', 'listen', 'addAbortListener', 'onCancellationRequested']),
    `import { store } from './store.js'; store.subscribe(() => draw());`,
    // It ends by itself.
    `import { clicks$ } from './clicks.js'; export class C { start() { clicks$.pipe(take(1)).subscribe(e => this.go(e)); } }`,
    `export class C { end$ = new Subject(); n$ = this.svc.n$.pipe(takeUntil(this.end$)); ngOnInit() { this.n$.subscribe(); } ngOnDestroy() { this.end$.next(); } }`,
    `export class C { constructor() { this.svc.n$.pipe(takeUntilDestroyed()).subscribe(n => (this.n = n)); } }`,
    `export class C { ngOnInit() { this.svc.n$.pipe(untilDestroyed(this)).subscribe(n => this.show(n)); } }`,
    `export class C { constructor(http) { this.http = http; } ngOnInit() { this.http.get('/ping').subscribe(() => this.go()); } }`,
    `export class C { constructor(dialog) { this.dialog = dialog; } ngOnInit() { this.dialog.open(Box).afterClosed().subscribe(() => this.go()); } }`,
    // It ends with its owner.
    `export class C { change = new Subject(); ngOnInit() { this.change.subscribe(() => this.go()); } }`,
    `export class C { constructor(fb) { this.form = fb.group({}); } ngOnInit() { this.form.valueChanges.subscribe(() => this.go()); } }`,
    // Somebody ends it.
    `import { store } from './store.js'; import { useEffect } from 'react'; export function useIt(f) { useEffect(() => store.subscribe(() => f()), []); }`,
    `import { store } from './store.js'; export class C { open() { this.off = store.subscribe(() => this.go()); } close() { this.off(); } }`,
    `import { s$ } from './s.js'; export class C { subs = new Subscription(); ngOnInit() { this.subs.add(s$.subscribe(() => this.go())); } ngOnDestroy() { this.subs.unsubscribe(); } }`,
    `import { s$ } from './s.js'; export class C { subs = []; ngOnInit() { this.subs.push(s$.subscribe(() => this.go())); } ngOnDestroy() { this.subs.forEach(s => s.unsubscribe()); } }`,
    `import { hub } from './hub.js'; export class C { open() { hub.subscribe('x', this.f); } close() { hub.unsubscribe('x', this.f); } f = () => this.go(); }`,
    `import { reaction } from 'mobx'; import { useEffect } from 'preact/hooks'; export const useR = a => { useEffect(() => reaction(() => a.n, draw), []); };`,
    `import * as vscode from 'vscode'; export class C { constructor(context) { context.subscriptions.push(vscode.window.onDidChangeActiveTextEditor(() => this.go())); } }`,
    `class Find extends Disposable { #slot = this._register(new MutableDisposable()); startSearch() { this.#slot.value = this.model.onDidResult(() => this.show()); } }`,
    // Another kind of subscribe.
    `import { mail } from './mail.js'; export async function join(address) { await mail.subscribe(address); mail.subscribe('a@b.c'); mail.subscribe(address.trim().length + 1); }`,
    // The third argument is the list that the disposable goes to.
    `export class Part extends Widget { constructor(wrapped) { this.wrapped = wrapped; this.wrapped.onDidChange(() => this.draw(), undefined, this.toDispose); } onBeforeDetach() { this.gone = true; } }`,
    // A subject that its own class completes.
    `export class Node { changes = new Subject(); ngOnDestroy() { this.changes.complete(); } } export class Padding { node = inject(Node); constructor() { this.node.changes.subscribe(() => this.draw()); } ngOnDestroy() { this.gone = true; } }`,
    // A token that a method of a service is handed goes with the call.
    // What a call is cancelled by goes with it: it is handed to a method, or to what starts something itself.
    `export class Sdk { run(token) { const child = this.start(); token.onCancellationRequested(() => child.kill()); return child.done; } }`,
    `export function run(command, token) { const child = spawn(command); token?.onCancellationRequested(() => killProcessTree(child)); return new Promise(done => child.on('exit', done)); }`,
    `export class Progress { show(id, token) { token.onCancellationRequested(() => this.end(id)); } }`,
  ],
  invalid: [
    // Known for one by how it is ended when there is another one.
    flagged(`
export class Node extends React.Component {
  componentDidMount() { this.listen(); }
  componentDidUpdate() { this.watch.deregister(); this.listen(); }
  componentWillUnmount() { this.save(); }
  listen() {
    this.watch = this.props.model.registerListener({ changed: () => this.forceUpdate() });
    //                            ~~~~~~~~~~~~~~~~ missed
  }
}`),
    // One more for each that subscribes to the stream around it.
    flagged(`
export class Actions {
  constructor(news) { this.news = news; }
  all() {
    return new Observable(observer => {
      this.news.pipe(map(read)).subscribe(one => observer.next(one));
      //                        ~~~~~~~~~ dropped
    });
  }
}`),
    flagged(`
export class Actions extends Observable {
  constructor(news) {
    super(observer => {
      news.subscribe({ next: one => observer.next(one) });
      //   ~~~~~~~~~ dropped
    });
  }
}`),
    // A module by its default export.
    flagged(`
import fs from 'node:fs';
export class Config {
  start() {
    fs.watch('config.json', () => this.read());
    // ~~~~~ dropped
  }
  stop() { this.done = true; }
}`),
    // What ends it is kept, and never used.
    flagged(`
export class View {
  constructor(store) { this.unsubscribe = store.subscribe(() => this.render()); }
  //                                            ~~~~~~~~~ unended
  render() {}
  destroy() { this.el.remove(); }
}`),
    // Watchers of Vue that no component owns.
    flagged(`
import { watch } from 'vue';
import { state } from './state.js';
export default {
  async setup() {
    const found = await load();
    watch(() => state.size, size => { found.size = size; });
  //~~~~~ dropped
  },
};`),
    flagged(`
import { watchEffect } from 'vue';
import { state } from './state.js';
export function follow(el) {
  setTimeout(() => { watchEffect(() => { el.textContent = state.size; }); }, 10);
  //                 ~~~~~~~~~~~ dropped
}`),
    flagged(`
import { page } from './stores';
export class Menu {
  open() {
    page.subscribe(p => { this.p = p; });
    //   ~~~~~~~~~ dropped
  }
}`),
    flagged(`
export class Tree {
  constructor(drag) { this.drag = drag; }
  ngOnInit() {
    this.drag.start$.pipe(map(e => e.node)).subscribe(n => this.mark(n));
    //                                      ~~~~~~~~~ dropped
    this.sub = this.drag.end$.subscribe(n => this.clear(n));
    //                        ~~~~~~~~~ unended
  }
}`),
    flagged(`
export class Picker {
  constructor(service) { this.service = service; }
  destroy$ = new Subject();
  ngOnInit() {
    this.service.change$.pipe(takeUntil(this.destroy$)).subscribe(n => this.show(n));
    //                                                  ~~~~~~~~~ dropped
  }
  ngOnDestroy() { this.destroyed$.next(); }
}`),
    flagged(`
a$.pipe(takeUntil(end$), switchMap(() => interval(9))).subscribe(show);
//      ~~~~~~~~~~~~~~~ outlived
`),
    flagged(`
export function cancellable(work, token) {
  token.onCancellationRequested(() => work.stop());
  //    ~~~~~~~~~~~~~~~~~~~~~~~ dropped
}`),
    flagged(`
import { addAbortListener } from 'node:events';
export async function fetchAll(urls, signal) {
  addAbortListener(signal, () => urls.stop());
//~~~~~~~~~~~~~~~~ dropped
  await urls.fetch();
}`),
    flagged(`
export class Widget {
  constructor(shell) { this.shell = shell; }
  init() {
    this.shell.onDidChange(() => this.update());
    //         ~~~~~~~~~~~ dropped
  }
  dispose() {}
}`),
  ],
  typescript: {
    valid: [
      `import { HttpClient } from '@angular/common/http'; class Api { constructor(private http: HttpClient) {} ping() { this.http.get('/ping').subscribe(); } }`,
      // What a parent hands in may be made for this one.
      `@Component({}) export class Widget { @Input() resized: Subject<void>; ngOnInit() { this.resized.subscribe({ next: () => { this.fit(); } }); } ngOnDestroy() {} }`,
      // Who ends the session is rid of all that it told.
      `export class Transport { constructor(private readonly session: Session) { session.onDidReceive(message => this.read(message)); session.onDidClose(() => this.end()); } dispose() { this.session.close(); } }`,
      // Angular makes one of these for each component.
      `@Component({}) export class C { constructor(private dom: Renderer2, private host: ElementRef) {} ngOnInit() { this.dom.listen(this.host.nativeElement, 'click', () => this.go()); } }`,
      `@Component({}) export class C { constructor(private http: Server) {} ngOnInit() { this.http.listen('localhost', 80, () => this.go()); } }`,
      `@Component({}) export class C { constructor(private route: ActivatedRoute) {} ngOnInit() { this.route.params.subscribe(p => (this.id = p.id)); } ngOnDestroy() {} }`,
      `@Component({}) export class C { constructor(route: ActivatedRoute) { route.data.pipe(map(f)).subscribe(d => (this.d = d)); } ngOnDestroy() {} }`,
      `@Component({}) export class C { readonly #route = inject(ActivatedRoute); ngOnInit() { this.#route.data.subscribe(d => (this.d = d)); } ngOnDestroy() {} }`,
      `declare const mail: { subscribe(addr: string): Promise<void> }; export async function join(a: string) { await mail.subscribe(a); }`,
    ],
    invalid: [
      // The way of RxJS 5.
      flagged(`
@Directive({ selector: '[drag]' })
export class Drag {
  start(from) { this.moves = Observable.fromEvent(document, 'mousemove').subscribe(to => this.move(from, to)); }
  //                                                                     ~~~~~~~~~ missed
  @HostListener('document:mouseup') up() { this.moves.unsubscribe(); }
}`),
      // A renderer by its type.
      flagged(`
@Component({ selector: 'x' })
export class Cell {
  constructor(private dom: Renderer2) {}
  ngOnInit() {
    this.dom.listen('window', 'resize', () => this.set(innerWidth));
    //       ~~~~~~ dropped
  }
}`),
      flagged(`
@Component({ selector: 'x' })
export class Cell {
  constructor(private readonly style: StyleService) {
    this.style.width$.subscribe(w => this.set(w));
    //                ~~~~~~~~~ dropped
  }
}`),
    ],
  },
});
