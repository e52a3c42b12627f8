package press.offprint.content.markdown.dialect;

import java.util.Locale;
import java.util.Optional;

/** The tools whose Markdown has more syntaxes than CommonMark. */
public enum Dialect {
  GITHUB("GitHub"),
  HUGO("Hugo"),
  ZOLA("Zola"),
  JEKYLL("Jekyll and Liquid"),
  KRAMDOWN("kramdown"),
  OBSIDIAN("Obsidian"),
  PANDOC("pandoc"),
  QUARTO("Quarto"),
  MKDOCS("MkDocs and Python-Markdown"),
  DOCUSAURUS("VuePress and Docusaurus"),
  MDX("MDX"),
  MATHJAX("MathJax and KaTeX"),
  WORDPRESS("WordPress");

  private final String title;

  Dialect(String title) {
    this.title = title;
  }

  /** Returns the name for people. */
  public String title() {
    return title;
  }

  /** Returns the dialect that a setting names, with any case; empty for another word. */
  public static Optional<Dialect> of(String word) {
    for (Dialect dialect : values()) {
      if (dialect.name().equals(word.strip().toUpperCase(Locale.ROOT))) {
        return Optional.of(dialect);
      }
    }
    return Optional.empty();
  }
}
