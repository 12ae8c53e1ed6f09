import type { SiteFiles } from './site-files.ts';

/** A Hugo site: lists of 20, feeds of 20, highlighting on. */
export const hugoFiles: SiteFiles = {
  'layouts/_default/baseof.html':
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title><link rel="canonical" href="{{ .Permalink }}"><meta name="description" content="{{ .Description }}"></head><body><header><a href="/">{{ .Site.Title }}</a></header><main>{{ block "main" . }}{{ end }}</main><footer>{{ .Site.Title }}</footer></body></html>',
  'layouts/_default/single.html':
    '{{ define "main" }}<article><h1>{{ .Title }}</h1><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "2 January 2006" }}</time> {{ .ReadingTime }} min {{ range .Params.categories }}<a href="/categories/{{ . | urlize }}/">{{ . }}</a>{{ end }}{{ range .Params.tags }}<a href="/tags/{{ . | urlize }}/">{{ . }}</a>{{ end }}{{ .Content }}</article>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ end }}',
  'layouts/_default/list.html':
    '{{ define "main" }}<h1>{{ .Title }}</h1>{{ $p := .Paginate .RegularPages }}{{ range $p.Pages }}<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><time>{{ .Date.Format "2 January 2006" }}</time>{{ .Summary }}</article>{{ end }}{{ template "_internal/pagination.html" . }}{{ end }}',
  'layouts/index.html':
    '{{ define "main" }}{{ $p := .Paginate (where .Site.RegularPages "Type" "posts") }}{{ range $p.Pages }}<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2><time>{{ .Date.Format "2 January 2006" }}</time>{{ .Summary }}</article>{{ end }}{{ template "_internal/pagination.html" . }}{{ end }}',
  'layouts/_default/terms.html':
    '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}',
  'config.toml': `baseURL = "https://bench.example/"
title = "Bench"
paginate = 20
rssLimit = 20
[permalinks]
  posts = "/:filename/"
[markup.highlight]
  noClasses = false
[taxonomies]
  category = "categories"
  tag = "tags"
`,
};
