import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as svelteParser from 'svelte-eslint-parser';
import { expect, test } from 'vitest';
import * as vueParser from 'vue-eslint-parser';
import plugin from '../../src/index.ts';

/** What the rules of a preset say of a file, read by the parser that its framework's users have. */
function messagesOn(file: string, text: string, preset: 'recommended' | 'strict'): Linter.LintMessage[] {
  const parser = file.endsWith('.vue') ? vueParser : svelteParser;
  return new Linter({ cwd: '/' }).verify(
    text,
    [
      {
        files: ['**/*.*'],
        ...plugin.configs[preset],
        languageOptions: { parser, parserOptions: { parser: typescriptParser }, sourceType: 'module' },
      },
    ],
    { filename: `/${file}` },
  );
}

const reportsOn = (file: string, text: string): string[] =>
  messagesOn(file, text, 'recommended').map(({ ruleId, line, message }) => `${line} ${ruleId ?? message}`);

const setup = (code: string): string => `<script setup lang="ts">\n${code}\n</script>\n<template><p /></template>\n`;
const svelte = (code: string): string => `<script lang="ts">\n${code}\n</script>\n<p>text</p>\n`;

test.each([
  ['Setup.vue', setup(`let width = 0; window.addEventListener('resize', () => { width = innerWidth; });`)],
  ['Setup.vue', setup(`let n = 0; setInterval(() => n++, 1000);`)],
  [
    'Handler.vue',
    setup(
      `import { onMounted, ref } from 'vue'; const wide = ref(0); function fit() { wide.value = innerWidth; } onMounted(() => { window.addEventListener('resize', () => fit()); });`,
    ),
  ],
  [
    'Router.svelte',
    svelte(`let state = null; window.addEventListener('popstate', event => { state = event.state; });`),
  ],
  [
    'Observer.vue',
    setup(`import { onMounted, ref } from 'vue'; const el = ref(); onMounted(() => {
      new ResizeObserver(() => el.value.draw()).observe(document.body); });`),
  ],
  [
    'Timer.vue',
    setup(`import { onMounted, onUnmounted } from 'vue'; let timer: number; let n = 0;
      function start() { timer = setInterval(() => n++, 9); } function stop() { clearInterval(timer); }
      onMounted(start); onUnmounted(() => { n = 0; }); defineEmits(['stop']);`),
  ],
  [
    'Store.svelte',
    `<script context="module">import { readable } from 'svelte/store'; export const place = readable('');</script>
<script>let now; place.subscribe(value => { now = value; });</script>`,
  ],
  // A store that its parent hands a component outlives what the script makes of it.
  ['Pool.svelte', svelte(`export let pool: Pool; let data; pool.data.subscribe(value => { data = value; });`)],
  // Each of a list that it is handed, as often as that changes, and never when it goes.
  [
    'Rooms.svelte',
    svelte(`export let rooms; let ends = []; let n = 0; $: rooms, follow();
      function follow() { for (const end of ends) end(); ends = []; for (const room of rooms) ends.push(room.subscribe(() => { n++; })); }`),
  ],
  [
    'Modal.svelte',
    svelte(
      `import { getModalStore } from './stores'; const modals = getModalStore(); let first; modals.subscribe(list => { first = list[0]; });`,
    ),
  ],
  [
    'Context.svelte',
    svelte(
      `import { getContext } from 'svelte'; const modals = getContext('modals'); let first; modals.subscribe(list => { first = list[0]; });`,
    ),
  ],
  ['Rune.svelte', svelte(`let { news } = $props(); let last = ''; news.subscribe(value => { last = value; });`)],
  [
    'Props.vue',
    setup(
      `import { ref } from 'vue'; const props = defineProps<{ news: News }>(); const n = ref(0); props.news.subscribe(value => { n.value = value; });`,
    ),
  ],
  [
    'Mount.svelte',
    svelte(`import { onMount } from 'svelte'; let n = 0; onMount(() => { setInterval(() => n++, 9); });`),
  ],
  [
    'Options.vue',
    `<script>export default { mounted() { window.addEventListener('resize', () => this.draw()); } };</script>`,
  ],
])('%s: what every component acquires must end with it', (file, text) => {
  expect(reportsOn(file, text)).toHaveLength(1);
});

test.each([
  ['Setup.vue', setup(`let n = 0; const id = setInterval(() => n++, 9); onUnmounted(() => clearInterval(id));`)],
  [
    'Both.vue',
    `<script>window.addEventListener('resize', () => {});</script>\n${setup(`const seen = new Map(); defineProps();`)}`,
  ],
  // A cache of a component goes with it.
  ['Cache.vue', setup(`const seen = new Map(); function see(key: string) { seen.set(key, {}); }`)],
  [
    'Modals.svelte',
    svelte(
      `import { onDestroy } from 'svelte'; import { getModalStore } from './stores'; const modals = getModalStore(); let first; onDestroy(modals.subscribe(list => { first = list[0]; }));`,
    ),
  ],
  [
    'Own.svelte',
    svelte(
      `import { writable } from 'svelte/store'; const modals = writable([]); let first; modals.subscribe(list => { first = list[0]; });`,
    ),
  ],
  ['Cache.svelte', svelte(`const seen = new Map(); function see(key: string) { seen.set(key, {}); }`)],
  ['Module.svelte', `<script module>window.addEventListener('resize', () => {});</script>`],
  [
    'Mount.svelte',
    svelte(
      `import { onMount } from 'svelte'; let n = 0; onMount(() => { const id = setInterval(() => n++, 9); return () => clearInterval(id); });`,
    ),
  ],
  [
    'Destroy.svelte',
    svelte(
      `import { onDestroy } from 'svelte'; let n = 0; const grow = () => n++; window.addEventListener('x', grow); onDestroy(() => window.removeEventListener('x', grow));`,
    ),
  ],
  // What a component fills itself and hands back, what it stops, and what was made for it.
  [
    'Bound.svelte',
    `${svelte(`export let box; box.news.subscribe(value => { last = value; }); let last;`)}<Box bind:this={box} />`,
  ],
  ['Set.svelte', svelte(`export let box; box = new Box(); let last; box.subscribe(value => { last = value; });`)],
  [
    'Kept.svelte',
    svelte(
      `import { onDestroy } from 'svelte'; export let pool; let last; const stop = pool.subscribe(value => { last = value; }); onDestroy(stop);`,
    ),
  ],
  [
    'Rooms.svelte',
    svelte(`import { onDestroy } from 'svelte'; export let rooms; let ends = []; let n = 0; $: rooms, follow(); onDestroy(leave);
      function leave() { for (const end of ends) end(); ends = []; }
      function follow() { leave(); for (const room of rooms) ends.push(room.subscribe(() => { n++; })); }`),
  ],
  ['Made.svelte', svelte(`const pool = new Pool(); let last; pool.subscribe(value => { last = value; });`)],
])('%s: what ends is fine', (file, text) => {
  expect(reportsOn(file, text)).toEqual([]);
});

test.each([
  ['App.vue', setup(`let width = 0; window.addEventListener('resize', () => { width = innerWidth; });`)],
  ['app.svelte', svelte(`let n = 0; window.addEventListener('message', () => { n++; });`)],
])('%s is what a program or a window starts with', (file, text) => {
  expect(reportsOn(file, text)).toEqual([]);
  expect(reportsOn(`Pane${file}`, text)).toHaveLength(1);
});

test.each(['TitleBar.vue', 'DefaultLayout.vue', 'GlobalShortcuts.vue', 'layout/footer/index.vue'])(
  '%s is a part of the frame around all others, of which a program has one',
  file => {
    const text = setup(`let n = 0; window.addEventListener('online', () => { n++; });`);
    expect(reportsOn(file, text)).toEqual([]);
    expect(messagesOn(file, text, 'strict')).toHaveLength(1);
    expect(reportsOn('Bar.vue', text)).toHaveLength(1);
    expect(reportsOn('Sidebar.vue', text)).toHaveLength(1);
  },
);

test.each([
  ['Keys.vue', '<template><button @click="leave">x</button></template>'],
  ['Keys.svelte', '<button on:click={leave}>x</button>'],
])('%s: a template may call what the script does not', (file, template) => {
  const script = `let n = 0; const count = () => n++; function leave() { window.removeEventListener('keydown', count); } window.addEventListener('keydown', count);`;
  const text = `<script ${file.endsWith('.vue') ? 'setup ' : ''}lang="ts">\n${script}\n</script>\n${template}\n`;
  expect(messagesOn(file, text, 'strict').filter(({ messageId }) => messageId === 'unused')).toEqual([]);
});

test('markup that is kept from the parser may call what the script does not', () => {
  const script = `import { onMount } from 'svelte'; let n = 0; const count = () => n++; function leave() { window.removeEventListener('keydown', count); } onMount(() => { window.addEventListener('keydown', count); });`;
  const { rules } = plugin.configs.strict;
  const lint = (text: string): readonly (string | undefined)[] =>
    new Linter({ cwd: '/' })
      .verify(text, [{ files: ['**/*.*'], plugins: { unleak: plugin }, rules }], { filename: '/Keys.svelte' })
      .map(({ messageId }) => messageId);
  expect(lint(script)).not.toContain('unused');
});

test('a component that shows the application or its pages is there once', () => {
  const text = (template: string): string =>
    `<script>export default { mounted() { window.addEventListener('resize', () => this.draw()); } };</script>\n<template>${template}</template>`;
  expect(reportsOn('Share.vue', text('<v-app><router-view /></v-app>'))).toEqual([]);
  expect(reportsOn('Share.vue', text('<v-card><p /></v-card>'))).toHaveLength(1);
});

const svelteTemplate = `<script lang="ts">
  import { registry, load } from './registry.js';
  const filters: Record<string, string[]> = {}; const seen = new Map(); const pending = new Set(); let rows = [];
  const put = (key, value) => { seen.set(key, value); pending.add(value); (filters[key] ??= []).push(value); };
</script>
{#each Object.keys(filters) as filterKey, at (filterKey)}
  {#each filters[filterKey] as { name, ...rest }}
    {@const made = name + at}
    <button on:click={() => { delete filters[filterKey]; seen.set(filterKey, name); registry.on(name, () => put(made, rest)); }}>x</button>
    <input bind:value={filters[filterKey]} on:input={() => setTimeout(() => put(name, made), at)} />
  {/each}
{/each}
{#await load() then answer}<Child let:item={thing} on:done={() => { seen.set(thing, answer); seen.delete(thing); new WeakRef(answer).deref().go(); }} />
{:catch error}<p on:click={() => pending.add(error)}>x</p>{/await}
{#snippet row(entry)}<p onclick={() => { seen.set(entry, 1); window.addEventListener('resize', entry.fit); }}>x</p>{/snippet}
`;

const vueTemplate = `<script>
  const seen = new Map(); export default { data: () => ({ filters: {} }), methods: { put(key, value) { seen.set(key, value); this.filters[key] = value; } } };
</script>
<template>
  <ul><li v-for="({ name, ...rest }, key, at) in filters" :key="key" @click="() => { delete filters[key]; filters[name] = rest; }">
    <Child v-slot="{ item }" @done="value => { filters[item] = value; window.addEventListener('resize', () => put(at, name)); }" /></li></ul>
</template>
`;

test.each([
  ['Template.svelte', svelteTemplate],
  ['Template.vue', vueTemplate],
])('what a template names does not break a rule: %s', (file, text) => {
  const messages = messagesOn(file, text, 'strict');
  expect(messages.filter(({ ruleId }) => ruleId === null)).toEqual([]);
});
