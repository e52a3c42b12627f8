package press.offprint.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import press.offprint.Examples;
import press.offprint.content.ArticleReader;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.resource.Resolution;
import press.offprint.content.resource.ResourceResolver;
import press.offprint.content.resource.ResourceSource;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.cascade.Cascades;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.content.xhtml.tree.ArticleTools;
import press.offprint.edition.ImageVariants;
import press.offprint.edition.text.TextEdition;
import press.offprint.model.Article;
import press.offprint.model.Post;
import press.offprint.model.Publication;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.bytes.Cache;
import press.offprint.model.settings.Limits;
import press.offprint.template.TemplateFolder;
import press.offprint.template.Templates;
import press.offprint.web.api.ApiBodies;

/**
 * A parser that reads untrusted bytes: a target accepts any bytes, and throws if a safety check
 * fails.
 */
enum FuzzTarget {
  FRONT_MATTER {
    @Override
    void run(byte[] input) {
      ReadResult<PostHeader> reading =
          CARDS.read(new Post("posts/p.md", Bytes.owning(input.clone())));
      reading.accepted().ifPresent(header -> SafetyChecks.path(header.path()));
      reading.accepted().ifPresent(header -> SafetyChecks.line(header.metadata().title()));
    }
  },

  MARKDOWN {
    @Override
    void run(byte[] input) {
      Post post = Post.of("posts/p.md", "---\ntitle: A\n---\n" + text(input));
      read(post).ifPresent(article -> SafetyChecks.markup(article.content().body()));
    }
  },

  RESOLVER {
    @Override
    void run(byte[] input) {
      ResourceSource files =
          (path, maxBytes) -> {
            SafetyChecks.insideRoot(path);
            return new ResourceSource.Missing();
          };
      new ResourceResolver(Limits.DEFAULT, files, "posts/deep/p.md").resolve(text(input), 1);
    }
  },

  SLUG {
    @Override
    void run(byte[] input) {
      String slug = quoted(text(input));
      for (String field : List.of("slug", "url", "title")) {
        CARDS
            .read(Post.of("posts/p.md", "---\n" + field + ": " + slug + "\n---\nA.\n"))
            .accepted()
            .ifPresent(header -> SafetyChecks.path(header.path()));
      }
    }
  },

  SVG {
    @Override
    void run(byte[] input) {
      ResourceSource none = (path, maxBytes) -> new ResourceSource.Missing();
      Resolution resolution =
          new ResourceResolver(Limits.DEFAULT, none, "posts/p.md")
              .resolveSvg("a.svg", Bytes.owning(input.clone()), 1);
      if (resolution instanceof Resolution.Resolved resolved) {
        SafetyChecks.drawing(resolved.resource().content().text());
      }
    }
  },

  FEEDS {
    @Override
    void run(byte[] input) {
      String text = text(input);
      int cut = Math.max(text.indexOf('\n'), 0);
      String front = "title: " + quoted(text.substring(0, cut) + ".") + "\ndate: 2026-01-02\n";
      read(Post.of("posts/p.md", "---\n" + front + "---\n" + text.substring(cut)))
          .ifPresent(FuzzTarget::feeds);
    }
  },

  FORMULA {
    @Override
    void run(byte[] input) {
      String tex = text(input);
      body("Text $" + tex.replace('$', ' ') + "$ and\n\n$$\n" + tex + "\n$$\n");
    }
  },

  DIAGRAM {
    @Override
    void run(byte[] input) {
      body("```plantuml\n" + text(input).replace("```", "") + "\n```\n");
    }
  },

  DRAWING {
    @Override
    void run(byte[] input) {
      body("<svg width=\"9\" height=\"9\">" + text(input) + "</svg>\n");
    }
  },

  ATTRIBUTE_LIST {
    @Override
    void run(byte[] input) {
      String list = text(input);
      body(
          "# Heading {"
              + list
              + "}\n\n![a](b.png){"
              + list
              + "} and [span]{"
              + list
              + "}\n{: "
              + list
              + "}\n\n::: {"
              + list
              + "}\nText\n:::\n\n```{"
              + list
              + "}\ncode\n```\n");
    }
  },

  CASCADE {
    @Override
    void run(byte[] input) {
      Post section = Post.of("posts/_index.md", "---\ntitle: A\n" + text(input) + "\n---\n");
      Post post = Post.of("posts/p.md", "---\ntitle: A\n---\nText.\n");
      CARDS
          .read(section)
          .accepted()
          .flatMap(
              header ->
                  CARDS
                      .read(
                          post,
                          Cascades.NONE
                              .and(header.source(), header.metadata().fields())
                              .of("posts/p.md"))
                      .accepted())
          .ifPresent(
              header -> {
                SafetyChecks.path(header.path());
                SafetyChecks.line(header.metadata().title());
              });
    }
  },

  API_BODY {
    @Override
    void run(byte[] input) {
      ApiBodies.read(text(input));
    }
  },

  BIBLIOGRAPHY {
    @Override
    void run(byte[] input) {
      cited("sources.bib", "chicago-author-date", input);
    }
  },

  BIBLIOGRAPHY_JSON {
    @Override
    void run(byte[] input) {
      cited("sources.json", "apa", input);
    }
  },

  CITATION_STYLE {
    @Override
    void run(byte[] input) {
      cited("style.csl", "style.csl", input);
    }
  };

  private static final String SOURCES =
      """
      @article{a, author={Ada Lovelace and Charles Babbage}, title={Notes}, year=1843, pages={1--9}}
      @book{b, author={Gutenberg, Johannes}, title={{Bible}}, year=1455, publisher={Mainz}}
      """;

  private static final Site SITE = Examples.site();
  private static final FrontMatterReader CARDS = new FrontMatterReader(SITE);
  private static final ArticleReader READER = new ArticleReader(SITE, ArticleTools.create());
  private static final TextEdition TEXTS =
      new TextEdition(new Templates(TemplateFolder.ours()), new ImageVariants(Cache.NONE));
  private static final Map<String, String> FEED_FILES =
      new TreeMap<>(
          Map.of(
              "feeds/rss.xml", "feed.xml",
              "feeds/atom.xml", "atom.xml",
              "feeds/feed.json", "feed.json"));

  /**
   * Passes the input to the parser.
   *
   * @throws RuntimeException if a safety check fails
   */
  abstract void run(byte[] input);

  /** Returns the folder of the inputs that are known to reach deep into the parser. */
  Path folder() {
    return Path.of("src/test/resources/fuzz", name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  List<byte[]> knownInputs() throws IOException {
    List<byte[]> inputs = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder())) {
      for (Path file : files.sorted().toList()) {
        inputs.add(Files.readAllBytes(file));
      }
    }
    return inputs;
  }

  /** Returns an input that the run of some targets passes to this one. */
  byte[] among(List<FuzzTarget> targets, byte[] input) {
    if (targets.size() == 1) {
      return input;
    }
    byte[] selecting = new byte[input.length + 1];
    selecting[0] = (byte) targets.indexOf(this);
    System.arraycopy(input, 0, selecting, 1, input.length);
    return selecting;
  }

  private static Optional<Article> read(Post post) {
    return read(post, (path, maxBytes) -> new ResourceSource.Missing());
  }

  private static Optional<Article> read(Post post, ResourceSource files) {
    return CARDS
        .read(post)
        .accepted()
        .flatMap(
            header -> READER.read(post, header, SiteIndex.of(List.of(header)), files).accepted());
  }

  /** Reads a post that cites sources; the input is one of the files of citations. */
  private static void cited(String file, String style, byte[] input) {
    String sources = file.startsWith("sources") ? file : "sources.bib";
    String front = "title: A\nbibliography: " + sources + "\ncsl: " + style + "\n";
    ResourceSource files =
        (path, maxBytes) -> {
          SafetyChecks.insideRoot(path);
          if (path.endsWith(file)) {
            return new ResourceSource.Found(path, Bytes.owning(input.clone()));
          }
          return path.endsWith("sources.bib")
              ? new ResourceSource.Found(path, Bytes.utf8(SOURCES))
              : new ResourceSource.Missing();
        };
    String body = "@a says [see @b, pp. 3-4; -@a] and [@a; @b; @c].\n";
    read(Post.of("posts/p.md", "---\n" + front + "---\n\n" + body), files)
        .ifPresent(article -> SafetyChecks.markup(article.content().body()));
  }

  /** Reads a post with this body, and checks the body and its drawings. */
  private static void body(String markdown) {
    read(Post.of("posts/p.md", "---\ntitle: A\n---\n\n" + markdown))
        .ifPresent(
            article -> {
              SafetyChecks.markup(article.content().body());
              article.content().resources().values().stream()
                  .filter(resource -> resource.mediaType().equals("image/svg+xml"))
                  .forEach(resource -> SafetyChecks.drawing(resource.content().text()));
            });
  }

  private static void feeds(Article article) {
    Publication publication = Publication.of(SITE, article);
    FEED_FILES.forEach(
        (template, file) -> {
          String feed = TEXTS.render(publication, "feed", template, file).content().text();
          if (file.endsWith(".xml")) {
            SafetyChecks.wellFormed(feed);
          } else {
            SafetyChecks.json(feed);
          }
        });
  }

  private static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                quoted.append(String.format("\\u%04x", c));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }
}
