package press.offprint.content.backmatter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import press.offprint.content.citation.CitationFiles;
import press.offprint.content.data.DataException;
import press.offprint.content.data.JsonData;
import press.offprint.content.data.LocatedValue;
import press.offprint.content.data.YamlData;
import press.offprint.content.site.config.key.SpellingSuggestion;
import press.offprint.model.problem.ProblemCode;
import press.offprint.model.text.Markup;

/**
 * The terms that one post may refer to: of its front matter, of its files, and of the files of the
 * site. Files are read for the first reference. For one thread.
 */
public final class PostGlossary {
  private final Object own;
  private final List<String> ofSite;
  private final String source;
  private final CitationFiles files;
  private Map<String, GlossaryEntry> terms;

  /**
   * Creates the terms of a post.
   *
   * @param own the field {@code glossary} of the front matter: a map of terms, or files; or null
   * @param ofSite the files of the site
   * @param source the path of the post
   */
  public PostGlossary(Object own, List<String> ofSite, String source, CitationFiles files) {
    this.own = own;
    this.ofSite = List.copyOf(ofSite);
    this.source = source;
    this.files = files;
  }

  /** Returns the entry of a term; empty if there is none. */
  public Optional<GlossaryEntry> find(String term) {
    return Optional.ofNullable(terms().get(GlossaryList.key(term)));
  }

  /** Returns the term that is most similar to an unknown one; empty if none is similar. */
  public String nearest(String term) {
    return SpellingSuggestion.of(term, terms().values().stream().map(GlossaryEntry::term).toList());
  }

  private Map<String, GlossaryEntry> terms() {
    if (terms == null) {
      terms = new LinkedHashMap<>();
      if (own instanceof Map<?, ?> map) {
        addAll(map);
      } else {
        for (Object name :
            own instanceof List<?> list ? list : own == null ? List.of() : List.of(own)) {
          load(String.valueOf(name), source);
        }
      }
      ofSite.forEach(name -> load(CitationFiles.ofSite(name), ""));
    }
    return terms;
  }

  private void load(String name, String from) {
    Optional<CitationFiles.Text> file = files.text(name, from);
    if (file.isEmpty()) {
      return;
    }
    try {
      String text = file.get().text();
      LocatedValue.Mapping read =
          file.get().path().endsWith(".json") ? JsonData.parse(text, 1) : YamlData.parse(text, 1);
      addAll((Map<?, ?>) read.plain(UnaryOperator.identity()));
    } catch (DataException e) {
      files.warn(
          ProblemCode.GLOSSARY_INVALID,
          "In line "
              + e.line()
              + " of the glossary "
              + file.get().path()
              + ": "
              + e.message()
              + ".",
          e.hint());
    }
  }

  private void addAll(Map<?, ?> map) {
    map.forEach(
        (name, value) -> {
          String term = String.valueOf(name).strip();
          List<String> meanings = new ArrayList<>();
          for (Object meaning :
              value instanceof List<?> list ? list : List.of(String.valueOf(value))) {
            meanings.add(Markup.escape(String.valueOf(meaning).strip()));
          }
          if (!term.isEmpty() && !meanings.isEmpty()) {
            terms.putIfAbsent(
                GlossaryList.key(term), new GlossaryEntry(term, Markup.escape(term), meanings, ""));
          }
        });
  }
}
