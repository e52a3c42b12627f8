package press.offprint.content.citation.csl.item;

import java.util.HashSet;
import java.util.Set;
import org.w3c.dom.Element;

/** The state of rendering one source in a citation or in the bibliography. */
public final class CslCite {
  public final CslItem item;
  public final boolean isBibliography;
  public String locator = "";
  public String label = "";
  public String position = "first";
  public boolean isNear;
  public int number;
  public int firstNote;
  public String yearSuffix = "";
  public boolean isDisambiguated;
  public int extraNames;
  public int givenNames;
  public boolean isSorting;
  public int minNames;
  public int useFirst;
  public boolean usesLast;

  public final Set<String> substituted = new HashSet<>();
  public int called;
  public int found;
  public boolean hasAuthor;
  public Element substitutedNames;
  public boolean isYearSuffixWritten;
  public boolean isYearSuffixUsed;

  public CslCite(CslItem item, boolean isBibliography) {
    this.item = item;
    this.isBibliography = isBibliography;
  }

  public void call(boolean isFound) {
    called++;
    found += isFound ? 1 : 0;
  }

  /** Returns a field; empty if it is missing or was used in place of another. */
  public String text(String variable) {
    return substituted.contains(variable) ? "" : item.text(variable);
  }
}
