package press.offprint.model.settings;

import java.util.Locale;

/** The ways to make the id of a heading from its text. */
public enum HeadingIds {
  /** As GitHub, Hugo and Jekyll do by default: {@code 1-first-step}. */
  GITHUB,
  /** The same without accents and with ASCII letters only: a choice of Hugo. */
  GITHUB_ASCII,
  /** As Hugo's former Markdown engine did: each gap is one hyphen. */
  BLACKFRIDAY,
  /** As kramdown does without GitHub's rules: ASCII only, beginning with a letter. */
  KRAMDOWN,
  /** As Offprint did before this setting: an id is an XML name, {@code _1-first-step}. */
  OFFPRINT;

  /** Returns the name in settings, such as {@code github-ascii}. */
  public String setting() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
