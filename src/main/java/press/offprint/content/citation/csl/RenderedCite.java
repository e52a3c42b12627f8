package press.offprint.content.citation.csl;

import java.util.ArrayList;
import java.util.List;
import press.offprint.content.citation.csl.item.CslItem;
import press.offprint.content.citation.csl.style.CslLocale;
import press.offprint.content.citation.csl.text.FieldText;
import press.offprint.content.citation.csl.text.RichText;
import press.offprint.content.citation.csl.text.RichTextWriter;

/** A source of a cluster while the cluster is formatted. */
final class RenderedCite {
  private final CslCluster.Cite wanted;
  private final CslItem item;
  private RichText body = RichText.empty();
  private String author = "";

  RenderedCite(CslCluster.Cite wanted, CslItem item) {
    this.wanted = wanted;
    this.item = item;
  }

  CslCluster.Cite wanted() {
    return wanted;
  }

  CslItem item() {
    return item;
  }

  RichText body() {
    return body;
  }

  void render(RichText text, CslLocale locale) {
    body = text;
    RichText found = body.find(RichText.Role.AUTHOR);
    author = found == null ? "" : RichTextWriter.plain(found, locale);
  }

  /** Returns the author that the citation shows or hides; empty if it has none. */
  String author() {
    return author;
  }

  void hideAuthor() {
    RichText author = body.find(RichText.Role.AUTHOR);
    boolean isAll = author != null && isOnly(author);
    if (author != null && !isAll) {
      author.hide();
    }
  }

  // A citation that is nothing but an author keeps it.
  private boolean isOnly(RichText author) {
    author.hide();
    boolean isEmpty = body.isEmpty();
    author.show();
    return isEmpty;
  }

  /** Returns the citation with the words around it. */
  RichText whole() {
    RichText marked = RichText.group(new ArrayList<>(List.of(body)), "").format("k:" + item.key());
    String prefix = wanted.prefix();
    boolean hasSpace = prefix.isEmpty() || prefix.endsWith(" ");
    String suffix = wanted.suffix();
    return RichText.group(
        new ArrayList<>(
            List.of(
                FieldText.parse(prefix + (hasSpace ? "" : " ")), marked, FieldText.parse(suffix))),
        "");
  }
}
