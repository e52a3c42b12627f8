package press.offprint.catalog.address;

import java.util.List;

/**
 * One issue of a digest. Its posts stay the same, so that a download that broke off can be
 * repeated.
 *
 * @param number counts from 1
 * @param period the first day of its period in ISO 8601
 * @param fetched true if the file was sent to its end at least once
 * @param sources its posts, in order
 */
public record DigestIssue(int number, String period, boolean fetched, List<String> sources) {
  public DigestIssue {
    sources = List.copyOf(sources);
  }
}
