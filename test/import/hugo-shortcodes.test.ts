import { expect, test } from 'vitest';
import { createBlog } from '../support/site.ts';
import { importedFrom } from './imported.ts';

/** A body of Hugo's, and what the import writes for it. */
const bodies: readonly (readonly [what: string, hugo: string, native: string])[] = [
  [
    'an argument by name, and a shortcode that ends itself',
    '{{< youtube id="abcdefg" autoplay="true" />}}',
    '<https://www.youtube.com/watch?v=abcdefg>',
  ],
  [
    'one within words gets lines of its own',
    'Before {{< vimeo 123 >}} after.',
    'Before\n\n<https://vimeo.com/123>\n\nafter.',
  ],
  [
    'one in a list stays in it',
    '- {{< gist ana 5d41402a >}}\n- b',
    '- <https://gist.github.com/ana/5d41402a>\n\n- b',
  ],
  [
    'one in a quote stays in it',
    '> {{< tweet user="ana" id="12" >}}',
    '> <https://twitter.com/ana/status/12>',
  ],
  [
    'what stands in one that is not known is read all the same',
    '{{< box >}}\n{{< x user="ana" id="1" >}}\n{{< /box >}}',
    '{{< box >}}\n\n<https://x.com/ana/status/1>\n{{< /box >}}',
  ],
  [
    'one in another',
    '{{% notice tip %}}\n{{< details "More" >}}\nIn.\n{{< /details >}}\n{{% /notice %}}',
    '> [!TIP]\n> <details>\n> <summary>More</summary>\n>\n> In.\n>\n> </details>',
  ],
  [
    'two of one name, of which one has an end',
    '{{< note >}}\na\n{{< /note >}}\n\n{{< note >}}\nb\n{{< /note >}}',
    '> [!NOTE]\n> a\n\n> [!NOTE]\n> b',
  ],
  [
    'escaped ones in code',
    '```\n{{</* ref "a" */>}}\n{{%/* x */%}}\n```',
    '```\n{{< ref "a" >}}\n{{% x %}}\n```',
  ],
  [
    'a figure with a link and a title',
    '{{< figure src="a b.png" link="/x/" title="One." caption="Two" attr="Ana" attrlink="https://a.org" >}}',
    '[![One. Two – Ana, https://a.org](<a b.png> "One. Two – Ana, https://a.org")](/x/)',
  ],
  ['a ref to a text that is not there', '[x]({{< ref "gone.md" >}})', '[x]({{< ref "gone.md" >}})'],
  ['an anchor of the text itself', '[x]({{< relref "#top" >}})', '[x](#top)'],
  [
    'attributes in a fence',
    '```go {linenos=true,hl_lines=[2,"4-5"]}\nx\n```',
    '```go {linenos=true,hl_lines=[2,"4-5"]}\nx\n```',
  ],
  ['templates that are no shortcodes', '{{ .Title }} {{<>}} {{< ', '{{ .Title }} {{<>}} {{<'],
];

for (const [what, hugo, native] of bodies) {
  test(`shortcodes: ${what}`, async () => {
    const blog = createBlog(
      `== hugo.toml\ntitle = "x"\n== content/posts/a.md\n---\ndate: 2024-01-02\n---\n${hugo}\n`,
    );
    const { report, read } = await importedFrom('hugo', blog.root);
    expect(report.comparison?.errors).toEqual([]);
    expect(
      read('posts/a.md')
        .replace(/^---[^]*?---\n+/, '')
        .trim(),
    ).toBe(native);
  });
}
