import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a benchmark blog looks like: as many posts as asked for, each of about five kilobytes. */
export interface PostMix {
  readonly count: number;
  readonly seed: number;
}

/** A small generator of reproducible numbers in [0, 1): mulberry32. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const syllables = 'ta re mi lo su ne ka pi do ve ra si mo lu te na po ci du fe go la'.split(' ');
const tags = Array.from({ length: 60 }, (_, index) => `tag${index}`);
const categories = ['craft', 'type', 'maps', 'web', 'ink', 'systems', 'words', 'tools'];

const code: readonly (readonly [language: string, line: (word: string) => string])[] = [
  [
    'python',
    (word) =>
      `def ${word}(x, y=${word.length}):  # ${word}\n    return [x * i for i in range(y) if i % 2 == 0]`,
  ],
  [
    'bash',
    (word) => `for f in *.${word}; do\n  echo "$f" | sed 's/${word}/x/g' >> "$HOME/${word}.log"\ndone`,
  ],
  ['yaml', (word) => `${word}:\n  name: "${word}"\n  replicas: ${word.length}\n  ports: [80, 443]`],
  [
    'javascript',
    (word) =>
      `export const ${word} = async (url) => {\n  const res = await fetch(url); // ${word}\n  return res.json();\n};`,
  ],
  ['go', (word) => `func ${word}(n int) (string, error) {\n\treturn fmt.Sprintf("%d ${word}", n), nil\n}`],
];

/** Writes `count` posts as files into `folder`; Tinta, Hugo, Eleventy, Hexo and Jekyll all read them as they are. */
export function makePosts(folder: string, { count, seed }: PostMix): void {
  const random = seeded(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const word = () => Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(syllables)).join('');
  const words = (length: number) => Array.from({ length }, word).join(' ');
  const sentence = () => {
    const text = words(8 + Math.floor(random() * 10));
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  const paragraph = () => {
    const sentences = Array.from({ length: 4 + Math.floor(random() * 3) }, sentence);
    return `${sentences.join(' ')} It is *${word()}* and **${words(2)}**, as [${words(2)}](https://example.org/${word()}) says.`;
  };
  const block = () => {
    const [language, line] = pick(code);
    return `\`\`\`${language}\n${Array.from({ length: 3 }, () => line(word())).join('\n')}\n\`\`\``;
  };

  mkdirSync(folder, { recursive: true });
  // However many they are, none is dated in the future.
  const hours = Math.min(12, 120_000 / count);
  for (let index = 0; index < count; index++) {
    const date = new Date(Date.UTC(2010, 0, 1) + index * hours * 3600 * 1000).toISOString().slice(0, 10);
    const title = `${sentence().slice(0, -1)} ${index}`;
    const list = Array.from({ length: 5 }, () => `- ${sentence()}`).join('\n');
    const sections = Array.from(
      { length: 3 },
      () => `## ${sentence().slice(0, -1)}\n\n${paragraph()}\n\n${block()}\n\n${paragraph()}`,
    );
    const front = `---\ntitle: "${title}"\ndate: ${date}\ncategories: [${pick(categories)}]\ntags: [${pick(tags)}, ${pick(tags)}]\n---\n`;
    writeFileSync(
      path.join(folder, `${date}-post-${index}.md`),
      `${front}\n${paragraph()}\n\n${sections.join('\n\n')}\n\n${list}\n`,
    );
  }
}
