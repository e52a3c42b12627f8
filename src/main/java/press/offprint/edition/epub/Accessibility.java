package press.offprint.edition.epub;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import press.offprint.edition.epub.book.BookLabels;
import press.offprint.edition.epub.chapter.Chapter;
import press.offprint.edition.epub.chapter.TagScanner;

/**
 * What the book may truly say of its accessibility (EPUB Accessibility 1.1, section 2; the
 * vocabulary is schema.org's). Derived from the chapters, never asserted. Conformance to WCAG is
 * not claimed: that takes a person's judgement.
 */
record Accessibility(
    boolean pictures, boolean described, boolean maths, boolean ruby, boolean motion) {

  /**
   * Looks through the chapters.
   *
   * @param motion whether a picture moves
   */
  static Accessibility of(List<Chapter> chapters, boolean motion) {
    boolean pictures = false;
    boolean described = true;
    boolean maths = false;
    boolean ruby = false;
    for (Chapter chapter : chapters) {
      for (String markup : chapter.markups()) {
        maths |= markup.contains("<math");
        ruby |= markup.contains("<ruby");
        if (markup.contains("<img")) {
          pictures = true;
          described &= allDescribed(markup);
        }
      }
    }
    return new Accessibility(pictures, described, maths, ruby, motion);
  }

  // An empty alternative is right for a picture that decorates a line of text; a picture that
  // stands by itself says something, and where it says nothing somebody forgot to tell.
  private static boolean allDescribed(String markup) {
    TagScanner tags = new TagScanner(markup);
    boolean alone = false;
    while (tags.next()) {
      if (tags.is("figure")) {
        alone = tags.isStart();
      } else if (tags.isStart()
          && tags.is("img")
          && tags.attribute("alt").orElse("").isBlank()
          && (alone || tags.attribute("alt").isEmpty() || !tags.hasClass("decorative"))) {
        return false;
      }
    }
    return true;
  }

  List<String> modes() {
    return pictures ? List.of("textual", "visual") : List.of("textual");
  }

  /** Sets of modes, each enough by itself to take in everything. */
  List<String> sufficient() {
    if (!pictures) {
      return List.of("textual");
    }
    return described ? List.of("textual", "textual,visual") : List.of("textual,visual");
  }

  List<String> features() {
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
    if (maths) {
      features.add("MathML");
    }
    if (ruby) {
      features.add("rubyAnnotations");
    }
    return features;
  }

  String hazard() {
    return motion ? "unknown" : "none";
  }

  String summary(BookLabels words) {
    List<String> sentences = new ArrayList<>();
    sentences.add(words.get("summary.base"));
    sentences.add(
        words.get(
            !pictures
                ? "summary.noPictures"
                : described ? "summary.described" : "summary.undescribed"));
    if (maths) {
      sentences.add(words.get("summary.maths"));
    }
    if (motion) {
      sentences.add(words.get("summary.motion"));
    }
    return words.join(sentences);
  }

  Map<String, Object> values(BookLabels words) {
    return Map.of(
        "modes", modes(),
        "sufficient", sufficient(),
        "features", features(),
        "hazard", hazard(),
        "summary", summary(words));
  }
}
