/** A strict reader of the XML that reports are made of: throws on anything that is not well-formed. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

export function parseXml(source: string): Element {
  const bad = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(source);
  if (bad) throw new Error(`character U+${bad[0].codePointAt(0)?.toString(16)} is not allowed`);
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const sticky = new RegExp(pattern.source, "uy");
    sticky.lastIndex = at;
    const match = sticky.exec(source);
    if (match) at += match[0].length;
    return match;
  };
  const fail = (what: string): never => {
    throw new Error(`${what} at ${at}: ${source.slice(at, at + 40)}`);
  };
  const decode = (text: string): string =>
    text.replace(/&([^;]*;?)/g, (whole, name: string) => {
      const named = { "amp;": "&", "lt;": "<", "gt;": ">", "quot;": '"', "apos;": "'" }[name];
      if (named) return named;
      const code = /^#(\d+);$/.exec(name)?.[1];
      return code ? String.fromCodePoint(Number(code)) : fail(`unknown entity ${whole}`);
    });

  function element(): Element {
    const name = take(/<([A-Za-z][\w-]*)/)?.[1] ?? fail("no element");
    const made: Element = { name, attributes: {}, children: [], text: "" };
    for (;;) {
      const attribute = take(/\s+([A-Za-z][\w-]*)="([^"<]*)"/);
      if (!attribute) break;
      const [, key, value] = attribute;
      if (key! in made.attributes) fail("attribute twice");
      // Line breaks and tabs that are not written as references would be read as blanks.
      if (/[\t\n\r]/.test(value!)) fail("raw white space in an attribute");
      made.attributes[key!] = decode(value!);
    }
    if (take(/\s*\/>/)) return made;
    if (!take(/\s*>/)) fail("tag is not closed");
    for (;;) {
      made.text += decode(take(/[^<]+/)?.[0] ?? "");
      if (take(/<\//)) break;
      made.children.push(element());
    }
    if (!take(new RegExp(`${name}\\s*>`))) fail(`</${name}> expected`);
    return made;
  }

  if (!take(/<\?xml version="1\.0" encoding="UTF-8"\?>\s*/)) fail("no declaration");
  const root = element();
  take(/\s*/);
  if (at !== source.length) fail("something after the end");
  return root;
}
