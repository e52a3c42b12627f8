package press.offprint.pipeline.post;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import press.offprint.catalog.place.EditionTable;
import press.offprint.model.Article;
import press.offprint.model.Content;
import press.offprint.model.EditionNote;
import press.offprint.pipeline.compare.ChangeList;
import press.offprint.pipeline.compare.TextSections;
import press.offprint.pipeline.run.Receipt;
import press.offprint.pipeline.run.ReceiptStatus;
import press.offprint.pipeline.run.RunListener;

/**
 * Gives each post the number and the date of its edition, and at its end what changed since the one
 * before, if the site asks for it ({@code changes: on}). A text that was read becomes an edition
 * when it is published, so drafts and held posts have no separate number. Thread-safe.
 */
public final class EditionLog implements RunListener, AutoCloseable {
  // Null if the site has no numbers.
  private final EditionTable table;
  private final InstantSource clock;
  private final Map<String, EditionTable.Row> read = new ConcurrentHashMap<>();

  private EditionLog(EditionTable table, InstantSource clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Opens the log in the folder {@code state}, or one that does nothing. */
  public static EditionLog open(boolean wanted, Path state, InstantSource clock) {
    return new EditionLog(wanted ? EditionTable.open(state) : null, clock);
  }

  /** Returns an article with its edition, or the same one if there are no numbers. */
  Article add(Article article) {
    if (table == null || article.isSection()) {
      return article;
    }
    Content content = article.content();
    TextSections now = TextSections.of(content);
    EditionTable.Row row = row(article.source(), now.write());
    String body = content.body();
    if (!row.before().isEmpty()) {
      body +=
          ChangeList.of(
              TextSections.read(row.before()),
              now,
              row.number() - 1,
              article.metadata().language());
    }
    return article
        .withMetadata(article.metadata().withEdition(new EditionNote(row.number(), row.date())))
        .withContent(new Content(body, content.headings(), content.notes(), content.resources()));
  }

  /** Returns an article without the list of its changes, for a book of many posts. */
  public static Article withoutChanges(Article article) {
    Content content = article.content();
    String body = ChangeList.without(content.body());
    return body.equals(content.body())
        ? article
        : article.withContent(
            new Content(body, content.headings(), content.notes(), content.resources()));
  }

  private EditionTable.Row row(String source, String text) {
    Optional<EditionTable.Row> last = table.find(source);
    if (last.filter(row -> row.text().equals(text)).isPresent()) {
      read.remove(source);
      return last.get();
    }
    String today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toString();
    EditionTable.Row next =
        new EditionTable.Row(
            last.map(EditionTable.Row::number).orElse(0) + 1,
            today,
            text,
            last.map(EditionTable.Row::text).orElse(""));
    read.put(source, next);
    return next;
  }

  @Override
  public void ended(Receipt receipt) {
    EditionTable.Row row = read.remove(receipt.source());
    if (row != null && receipt.status() == ReceiptStatus.PUBLISHED) {
      table.put(receipt.source(), row);
    }
  }

  @Override
  public void close() {
    if (table != null) {
      table.close();
    }
  }
}
