/** Which streams go on by themselves, by what they are called and made of, and who means to end them. */
import subscription from '../../src/rules/no-leaked-subscription.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const component = (body: string): string => `@Component({ selector: 'x' }) export class Page { ${body} }`;
const page = (start: string): string =>
  component(`constructor(private users: UserService, private http: HttpClient) {} ngOnInit() { ${start} }`);

runRule('no-leaked-subscription: streams by their names', reportsOf(subscription), {
  valid: [
    // It is ended.
    `export class Page extends React.Component { componentDidMount() { this.heard = this.props.users.getChanges().subscribe(all => this.show(all)); } componentWillUnmount() { this.heard.unsubscribe(); } }`,
  ],
  invalid: [],
  typescript: {
    valid: [
      // What is fetched is an answer, also where it is one about changes.
      page(`this.users.getChanges().subscribe(all => this.show(all));`),
      page(`this.users.getUser().filter(user => user.ok).subscribe(user => this.show(user));`),
      page(`this.users.createSubscription().subscribe(made => this.show(made));`),
      page(`this.users.cancelSubscription(9).subscribe(made => this.show(made));`),
      page(`this.users.downloadStream(9).subscribe(part => this.show(part));`),
      page(`this.users.getInterval().subscribe(interval => this.show(interval));`),
      // The operators of RxJS 5 end it, too.
      page(`this.users.userChanged().debounceTime(100).take(1).subscribe(user => this.show(user));`),
      component(
        `end$ = new Subject(); constructor(private users: UserService) {} ngOnInit() { this.users.userChanged().takeUntil(this.end$).subscribe(user => this.show(user)); } ngOnDestroy() { this.end$.next(); }`,
      ),
      // It waits once.
      page(`Timers.createTimer(100).subscribe(() => this.show());`),
      // What it is subscribed to belongs to the component itself.
      component(`users = new Users(); ngOnInit() { this.users.userChanged().subscribe(user => this.show(user)); }`),
    ],
    invalid: [
      ...[
        `this.users.userChanged().subscribe(user => this.show(user));`,
        `this.users.userChanged().debounceTime(100).subscribe(user => this.show(user));`,
        `this.users.getNameStream().map(name => name.trim()).filter(name => name).subscribe(name => this.show(name));`,
        `this.users.watchAll().pipe(debounceTime(100)).subscribe(all => this.show(all));`,
        `this.users.nameChanges().subscribe(name => this.show(name));`,
        `Timers.createTimer(0, 1000).subscribe(() => this.show());`,
        `Timers.createInterval(1000).subscribe(() => this.show());`,
      ].map(start => ({ code: page(start), errors: [{ messageId: 'dropped' as const }] })),
      // What a component is handed is that of others, also under a name of its own.
      flagged(`
  export class Results extends React.Component {
    heard = null;
    search() {
      const { client } = this.props;
      this.heard?.unsubscribe();
      this.heard = client.executeSubscription$(this.query).subscribe({ next: found => this.setState({ found }) });
      //                                                   ~~~~~~~~~ missed
    }
    componentDidMount() { this.search(); }
    componentWillUnmount() { this.gone = true; }
  }`),
    ],
  },
});

const header = (end: string): string => `
@Component({ selector: 'header' }) export class AppHeaderComponent {
  constructor(private data: DataService) {}
  ngOnInit() {
    this.projects = this.data.projects.subscribe(projects => this.draw(projects));
    this.data.version.subscribe(version => this.tell(version));
  }
  ngOnDestroy() { ${end} }
}`;

runRule('no-leaked-subscription: one of two that begin together', reportsOf(subscription), {
  valid: [
    // Both are ended.
    `export class Page extends React.Component { componentDidMount() { this.heard = this.props.users.subscribe(all => this.show(all)); this.seen = this.props.pages.subscribe(all => this.show(all)); } componentWillUnmount() { this.heard.unsubscribe(); this.seen.unsubscribe(); } }`,
  ],
  invalid: [],
  typescript: {
    valid: [
      // There is one header, and nothing tells that it ends.
      header('this.gone = true;').replace('this.projects = ', ''),
      // The one that is ended was begun elsewhere.
      `@Component({ selector: 'header' }) export class AppHeaderComponent { constructor(private data: DataService) { this.projects = this.data.projects.subscribe(projects => this.draw(projects)); } ngOnInit() { this.data.version.subscribe(version => this.tell(version)); } ngOnDestroy() { this.projects.unsubscribe(); } }`,
    ],
    invalid: [
      { code: header('this.projects.unsubscribe();'), errors: [{ messageId: 'dropped', line: 6 }] },
      // A subject tells on what it hears.
      flagged(`
  export class Compass extends Part {
    constructor(private stage: Stage) { super(); }
    activate() {
      this.drawn = this.stage.size$.pipe(map(draw)).subscribe(this.stage.pages.draw$);
      const turns$ = new Subject();
      this.stage.turns$.pipe(map(turn)).subscribe(turns$);
      //                                ~~~~~~~~~ dropped
    }
    deactivate() { this.drawn.unsubscribe(); }
  }`),
    ],
  },
});

const card = (hook: string, kind = 'Component({ selector: "x" })'): string => `
@${kind} export class Card {
  subs = [];
  constructor(private store: Store) {}
  ngOnInit() { this.subs.push(this.store.select(all).subscribe(() => this.draw())); }
  ${hook}
}`;

runRule('no-leaked-subscription: hooks of Angular', reportsOf(subscription), {
  valid: [
    // React asks the component itself.
    `export class Card extends React.Component { subs = []; componentDidMount() { this.subs.push(this.props.store.subscribe(() => this.draw())); } componentWillUnmount = () => { this.subs.forEach(sub => sub.unsubscribe()); }; }`,
  ],
  invalid: [],
  typescript: {
    valid: [
      card('ngOnDestroy() { this.subs.forEach(sub => sub.unsubscribe()); }'),
      // A service is asked itself.
      card('ngOnDestroy = () => { this.subs.forEach(sub => sub.unsubscribe()); };', 'Injectable()'),
    ],
    invalid: [
      // Angular asks the prototype of a component, where no field is.
      {
        code: card('ngOnDestroy = () => { this.subs.forEach(sub => sub.unsubscribe()); };'),
        errors: [{ messageId: 'missed' }],
      },
      {
        code: card('ngOnDestroy = async () => { this.subs.forEach(sub => sub.unsubscribe()); };', 'Directive({})'),
        errors: [{ messageId: 'missed' }],
      },
    ],
  },
});
