import type { words } from '../layouts/words/words.ts';

/** The words a new blog begins with. */
export interface FirstWords {
  readonly description: string;
  readonly about: string;
  readonly aboutText: string;
  readonly title: string;
  readonly tag: string;
  /** What this file is, that it may go, and how the next post begins. */
  readonly begin: string;
  /** The title of the next post, for a command. */
  readonly next: string;
  /** Markdown, with a link to the page about the blog. */
  readonly write: string;
  readonly settings: string;
}

/** The first words of a new blog in each language of the theme. */
export const firstWords: Readonly<Record<keyof typeof words, FirstWords>> = {
  en: {
    description: 'Notes, as they come.',
    about: 'About',
    aboutText: 'Who writes here, and about what.',
    title: 'Hello, world',
    tag: 'beginnings',
    begin:
      'This is the first post. It is a plain file in `posts/`: change it or delete it.\n\nThe next one begins with',
    next: 'My second post',
    write: 'Write in Markdown: *emphasis*, **strong words**, [links](/about/), lists and tables.[^1]',
    settings: 'Title, address, colours and menu are in `site.yml`.',
  },
  es: {
    description: 'Notas, según llegan.',
    about: 'Acerca de',
    aboutText: 'Quién escribe aquí, y sobre qué.',
    title: 'Hola, mundo',
    tag: 'comienzos',
    begin:
      'Esta es la primera entrada. Es un archivo de texto en `posts/`: cámbialo o bórralo.\n\nLa siguiente empieza con',
    next: 'Mi segunda entrada',
    write:
      'Se escribe en Markdown: *énfasis*, **palabras fuertes**, [enlaces](/about/), listas y tablas.[^1]',
    settings: 'El título, la dirección, los colores y el menú están en `site.yml`.',
  },
  pt: {
    description: 'Notas, à medida que chegam.',
    about: 'Sobre',
    aboutText: 'Quem escreve aqui, e sobre o quê.',
    title: 'Olá, mundo',
    tag: 'começos',
    begin:
      'Este é o primeiro artigo. É um ficheiro de texto em `posts/`: pode mudá-lo ou apagá-lo.\n\nO próximo começa com',
    next: 'O meu segundo artigo',
    write:
      'Escreve-se em Markdown: *ênfase*, **palavras fortes**, [ligações](/about/), listas e tabelas.[^1]',
    settings: 'O título, o endereço, as cores e o menu estão em `site.yml`.',
  },
  fr: {
    description: 'Des notes, comme elles viennent.',
    about: 'À propos',
    aboutText: 'Qui écrit ici, et sur quoi.',
    title: 'Bonjour le monde',
    tag: 'débuts',
    begin:
      'Voici le premier billet. C’est un simple fichier dans `posts/` : modifiez-le ou supprimez-le.\n\nLe suivant commence par',
    next: 'Mon deuxième billet',
    write: 'On écrit en Markdown : *accent*, **mots forts**, [liens](/about/), listes et tableaux.[^1]',
    settings: 'Le titre, l’adresse, les couleurs et le menu se trouvent dans `site.yml`.',
  },
  de: {
    description: 'Notizen, wie sie kommen.',
    about: 'Über',
    aboutText: 'Wer hier schreibt, und worüber.',
    title: 'Hallo, Welt',
    tag: 'Anfänge',
    begin:
      'Dies ist der erste Beitrag. Er ist eine einfache Datei in `posts/`: ändern Sie sie, oder löschen Sie sie.\n\nDer nächste beginnt mit',
    next: 'Mein zweiter Beitrag',
    write:
      'Geschrieben wird in Markdown: *Betonung*, **starke Worte**, [Links](/about/), Listen und Tabellen.[^1]',
    settings: 'Titel, Adresse, Farben und Menü stehen in `site.yml`.',
  },
  it: {
    description: 'Appunti, come vengono.',
    about: 'Informazioni',
    aboutText: 'Chi scrive qui, e di che cosa.',
    title: 'Ciao, mondo',
    tag: 'inizi',
    begin:
      'Questo è il primo articolo. È un semplice file in `posts/`: cambialo o cancellalo.\n\nIl prossimo comincia con',
    next: 'Il mio secondo articolo',
    write:
      'Si scrive in Markdown: *enfasi*, **parole forti**, [collegamenti](/about/), elenchi e tabelle.[^1]',
    settings: 'Titolo, indirizzo, colori e menu sono in `site.yml`.',
  },
  ca: {
    description: 'Notes, tal com arriben.',
    about: 'Quant a',
    aboutText: 'Qui escriu aquí, i sobre què.',
    title: 'Hola, món',
    tag: 'començaments',
    begin:
      'Aquesta és la primera entrada. És un fitxer de text a `posts/`: canvieu-lo o esborreu-lo.\n\nLa següent comença amb',
    next: 'La meva segona entrada',
    write: 'S’escriu en Markdown: *èmfasi*, **paraules fortes**, [enllaços](/about/), llistes i taules.[^1]',
    settings: 'El títol, l’adreça, els colors i el menú són a `site.yml`.',
  },
  zh: {
    description: '随手记下的笔记。',
    about: '关于',
    aboutText: '谁在这里写，写些什么。',
    title: '你好，世界',
    tag: '开始',
    begin: '这是第一篇文章。它只是 `posts/` 里的一个文本文件，可以修改，也可以删除。\n\n下一篇这样开始：',
    next: '我的第二篇文章',
    write: '文章用 Markdown 写：*强调*、**加重**、[链接](/about/)、列表和表格。[^1]',
    settings: '标题、网址、颜色和菜单都在 `site.yml` 里。',
  },
  ja: {
    description: '折々のノート。',
    about: 'このブログについて',
    aboutText: 'ここで誰が、何を書くのか。',
    title: 'はじめまして、世界',
    tag: 'はじまり',
    begin:
      'これは最初の記事です。`posts/` にあるただのテキストファイルなので、書き換えても消してもかまいません。\n\n次の記事はこう始めます。',
    next: '二つ目の記事',
    write:
      '記事は Markdown で書きます。*強調*、**強い言葉**、[リンク](/about/)、リスト、表などが使えます。[^1]',
    settings: 'タイトル、アドレス、色、メニューは `site.yml` にあります。',
  },
  ru: {
    description: 'Заметки по мере появления.',
    about: 'О блоге',
    aboutText: 'Кто здесь пишет и о чём.',
    title: 'Здравствуй, мир',
    tag: 'начало',
    begin:
      'Это первая запись. Она — простой файл в папке `posts/`: измените его или удалите.\n\nСледующая начинается с команды',
    next: 'Моя вторая запись',
    write:
      'Записи пишут на языке Markdown: *выделение*, **сильные слова**, [ссылки](/about/), списки и таблицы.[^1]',
    settings: 'Название, адрес, цвета и меню — в файле `site.yml`.',
  },
  ar: {
    description: 'ملاحظات كما تأتي.',
    about: 'حول المدونة',
    aboutText: 'من يكتب هنا، وعمّ يكتب.',
    title: 'مرحبا بالعالم',
    tag: 'بدايات',
    begin:
      'هذه أول تدوينة. إنها ملف نصي بسيط في المجلد `posts/`: غيّره أو احذفه.\n\nتبدأ التدوينة التالية بالأمر',
    next: 'تدوينتي الثانية',
    write: 'تُكتب التدوينات بلغة Markdown: *تشديد* و**كلمات قوية** و[روابط](/about/) وقوائم وجداول.[^1]',
    settings: 'العنوان والموقع والألوان والقائمة في الملف `site.yml`.',
  },
};
