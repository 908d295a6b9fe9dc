const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;

/** The code of a Vue or Svelte component where it stands: all the rest becomes blank, so that lines stay the same. */
export function scriptOf(component: string): { text: string; typescript: boolean } {
  let text = '';
  let typescript = false;
  let end = 0;
  for (const { index, 0: whole, 1: attributes = '', 2: code = '' } of component.matchAll(SCRIPT)) {
    const start = index + whole.length - code.length - '</script>'.length;
    text += blank(component.slice(end, start)) + code;
    end = start + code.length;
    typescript ||= /lang=["']tsx?["']/.test(attributes);
  }
  return { text: text + blank(component.slice(end)), typescript };
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}
