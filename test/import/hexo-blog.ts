/** A Hexo blog as people write them; where Hexo 8.1.2 puts its pages is in `import-hexo.test.ts`. */
export const hexoBlog = String.raw`
== _config.yml
title: Tinta y papel
subtitle: Notes from the harbour
description: A blog of ships
keywords: [ships, ink]
author: Ana Prat
language: [en, es]
timezone: Europe/Madrid
url: https://ana.example/blog
permalink: :year/:month/:day/:title/
tag_dir: etiquetas
category_map: {Diseño: design}
tag_map: {tinta: ink}
post_asset_folder: true
skip_render: ['raw/**']
include: ['_headers']
index_generator: {per_page: 7, order_by: -date}
pagination_dir: seite
theme: next
menu:
  home: / || fa fa-home
  about: /about/ || fa fa-user
  archives: /archives || fa fa-archive
social:
  GitHub: https://github.com/ana || fab fa-github
feed: {type: atom, path: atom.xml}
== source/_posts/hello-world.md
title: Hello World
date: 2024-01-02 23:30:00
tags:
  - Ink
  - tinta
  - C++
  - C
categories:
  - [Tools, Web]
  - [Diseño]
cover: /images/ship.png
sticky: 3
mathjax: true
---
First line
second line, after [the other]({% post_path notes/Second_Post %}).

<!-- more -->

{% codeblock main.js lang:js https://example.org/main.js The file mark:5 first_line:5 %}
const a = 1;
{% endcodeblock %}

- code in a list:

  {% code lang:sh %}
  echo {{ no }}
  {% endcode %}

${'```'}js app.js https://example.org/app.js source mark:2
a();
b();
${'```'}

${'```'}
{% not_a_tag %}
${'```'}

{% blockquote Seth Godin http://sethgodin.example/x Welcome to Island Marketing %}
Every interaction is local.

Twice.
{% endblockquote %}

{% note warning %}
Mind the **gap**.
{% endnote %}

{% youtube lJIrF4YjHfQ %}

{% img left /images/ship.png 300 200 "A ship" "Ship at sea" %}

{% post_link notes/Second_Post 'The second one' %} and {% link Tinta https://tinta.example true A title %}.

{% raw %}<b>{{ kept }}</b>{% endraw %}

{% tabs one %}
<!-- tab -->
x
<!-- endtab -->
{% endtabs %}

{{ page.title }} and ${'`'}{{ code }}${'`'}.
== source/_posts/notes/Second_Post.md
---
title: "Second: post"
date: 2024/2/3 4:05:06
updated: 2024-02-04
categories: Tools
tags: one tag
comments: false
alias: old/second.html
lang: es
---
See {% asset_img map.png "The map" "A map" %} and ![again](map.png).

{% asset_link plan.pdf The plan %}
== source/_posts/notes/Second_Post/map.png
not a picture
== source/_posts/notes/Second_Post/plan.pdf
not a pdf
== source/_posts/json.md
"title": "In JSON",
"date": "2024-03-04 05:06:07",
"permalink": "custom/json.html",
"tags": ["ink"]
;;;
Body of JSON.
== source/_posts/future.md
---
title: Future
date: 2030-01-01 00:00:00
---
Later.
== source/_posts/hidden.md
---
title: Hidden
date: 2024-01-05
published: false
---
Not yet.
== source/_posts/secret.md
---
title: Secret
date: 2024-01-06
password: s3cret
---
For friends.
== source/_posts/undated.md
---
title: Undated
---
No date.
== source/_drafts/idea.md
---
title: Idea
tags: [x]
---
An idea.
== source/about/index.md
---
title: About
date: 2023-01-01 00:00:00
---
About me.
== source/links.md
---
title: Links
---
Links.
== source/tags/index.md
---
title: Tags
type: tags
---
== source/frame.html
---
title: A frame
---
<div class="frame">

    <p>Indented</p>

</div>
== source/plain.html
---
layout: false
---
<!doctype html><title>Plain</title><p>Plain</p>
== source/raw/page.html
<!doctype html><title>Raw</title><p>Raw</p>
== source/images/ship.png
not a picture either
== source/CNAME
ana.example
== source/_headers
/*
== source/_data/friends.yml
- name: Bruno
`;
