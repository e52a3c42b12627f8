package press.offprint.content.citation.csl;

import java.util.HashSet;
import java.util.Set;
import org.w3c.dom.Element;

/** The state of rendering one source in a citation or in the bibliography. */
final class CslCite {
  final CslItem item;
  final boolean isBibliography;
  String locator = "";
  String label = "";
  String position = "first";
  boolean isNear;
  int number;
  int firstNote;
  String yearSuffix = "";
  boolean isDisambiguated;
  int extraNames;
  int givenNames;
  boolean isSorting;
  int minNames;
  int useFirst;
  boolean usesLast;

  final Set<String> substituted = new HashSet<>();
  int called;
  int found;
  boolean hasAuthor;
  Element substitutedNames;
  boolean isYearSuffixWritten;
  boolean isYearSuffixUsed;

  CslCite(CslItem item, boolean isBibliography) {
    this.item = item;
    this.isBibliography = isBibliography;
  }

  void call(boolean isFound) {
    called++;
    found += isFound ? 1 : 0;
  }

  /** Returns a field; empty if it is missing or was used in place of another. */
  String text(String variable) {
    return substituted.contains(variable) ? "" : item.text(variable);
  }
}
