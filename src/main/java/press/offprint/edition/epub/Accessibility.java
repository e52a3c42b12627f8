package press.offprint.edition.epub;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import press.offprint.edition.epub.book.BookLabels;
import press.offprint.edition.epub.chapter.Chapter;
import press.offprint.edition.epub.chapter.TagScanner;

/**
 * The accessibility metadata of a book (EPUB Accessibility 1.1, section 2, in the vocabulary of
 * schema.org), derived from its chapters. Conformance to WCAG is never claimed, because only a
 * person can judge it.
 *
 * @param hasImages whether a chapter shows an image
 * @param described whether every image has a text alternative or is decorative
 * @param hasMath whether a chapter has MathML
 * @param hasRuby whether a chapter has ruby annotations
 * @param animated whether an image is animated
 * @param hasPages whether the book has a page list
 */
record Accessibility(
    boolean hasImages,
    boolean described,
    boolean hasMath,
    boolean hasRuby,
    boolean animated,
    boolean hasPages) {

  static Accessibility of(List<Chapter> chapters, boolean animated, boolean hasPages) {
    List<String> markups =
        chapters.stream().flatMap(chapter -> chapter.markups().stream()).toList();
    return new Accessibility(
        markups.stream().anyMatch(markup -> markup.contains("<img")),
        markups.stream().allMatch(Accessibility::isDescribed),
        markups.stream().anyMatch(markup -> markup.contains("<math")),
        markups.stream().anyMatch(markup -> markup.contains("<ruby")),
        animated,
        hasPages);
  }

  /**
   * Returns true if every image has a text alternative. An empty one is right for a decorative
   * image in a line of text, but not for the image of a figure, which is content.
   */
  private static boolean isDescribed(String markup) {
    TagScanner tags = new TagScanner(markup);
    boolean inFigure = false;
    while (tags.next()) {
      if (tags.is("figure")) {
        inFigure = tags.isStart();
      } else if (tags.isStart()
          && tags.is("img")
          && tags.attribute("alt").orElse("").isBlank()
          && (inFigure || tags.attribute("alt").isEmpty() || !tags.hasClass("decorative"))) {
        return false;
      }
    }
    return true;
  }

  private List<String> modes() {
    return hasImages ? List.of("textual", "visual") : List.of("textual");
  }

  /** Returns the sets of modes of which each suffices to perceive all content. */
  private List<String> sufficientModes() {
    if (!hasImages) {
      return List.of("textual");
    }
    return described ? List.of("textual", "textual,visual") : List.of("textual,visual");
  }

  private List<String> features() {
    List<String> features =
        new ArrayList<>(
            List.of(
                "tableOfContents",
                "readingOrder",
                "structuralNavigation",
                "displayTransformability"));
    if (described) {
      features.add("alternativeText");
    }
    if (hasMath) {
      features.add("MathML");
    }
    if (hasRuby) {
      features.add("rubyAnnotations");
    }
    if (hasPages) {
      features.add("pageBreakMarkers");
      features.add("pageNavigation");
    }
    return features;
  }

  private String summary(BookLabels labels) {
    List<String> sentences = new ArrayList<>();
    sentences.add(labels.get("summary.base"));
    if (!hasImages) {
      sentences.add(labels.get("summary.noPictures"));
    } else {
      sentences.add(labels.get(described ? "summary.described" : "summary.undescribed"));
    }
    if (hasMath) {
      sentences.add(labels.get("summary.maths"));
    }
    if (animated) {
      sentences.add(labels.get("summary.motion"));
    }
    return labels.join(sentences);
  }

  /** Returns the values that the template {@code epub/package.opf} reads. */
  Map<String, Object> values(BookLabels labels) {
    return Map.of(
        "modes", modes(),
        "sufficient", sufficientModes(),
        "features", features(),
        "hazard", animated ? "unknown" : "none",
        "summary", summary(labels));
  }
}
