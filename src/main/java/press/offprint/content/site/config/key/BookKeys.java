package press.offprint.content.site.config.key;

import java.util.List;
import press.offprint.content.book.BookSpecReader;
import press.offprint.content.book.BookValues;

/** The keys of the setting {@code books}; {@link BookSpecReader} reads them. */
final class BookKeys {
  private static final Setting POSTS =
      Setting.texts("posts", "The sources of posts, in the order of the book", "");
  private static final Setting SELECT =
      Setting.map(
          "select",
          "The posts that have one of the values of each key",
          List.of(
              Setting.texts("series", "Names of series", ""),
              Setting.texts("tag", "Names of tags", ""),
              Setting.texts("category", "Names of categories", ""),
              Setting.texts("section", "Folders of the content folder", ""),
              Setting.texts("author", "Names of authors", ""),
              Setting.texts("language", "Language tags", ""),
              Setting.texts("year", "Years", BookValues.YEAR),
              Setting.text("since", "The first date, such as 2024-05", "", BookValues.DATE),
              Setting.text("until", "The last date, such as 2024", "", BookValues.DATE)));
  private static final Setting BOOK =
      Setting.text("book", "The name of another book whose content is that of the part", "");
  private static final Setting TITLE = Setting.text("title", "The title", "");

  static final Setting BOOKS =
      Setting.nameOrMaps(
          "books",
          "The books to make of posts",
          List.of("auto"),
          List.of(
              Setting.text("name", "The name of its folder and files", "", BookSpecReader.NAME)
                  .asRequired(),
              TITLE,
              Setting.text("description", "One sentence about the book", ""),
              Setting.texts("authors", "Its authors; the default is those of its posts", ""),
              Setting.texts("author", "Its author", ""),
              Setting.text("language", "Its language tag", ""),
              Setting.text(
                  "date", "Its date; the default is that of its newest post", "", BookValues.DAY),
              Setting.text("publisher", "Its publisher; the default is the site", ""),
              Setting.text("rights", "The notice of its copyright", ""),
              Setting.text("dedication", "The text of the page after the imprint", ""),
              Setting.text("collection", "The series of books that it belongs to", ""),
              Setting.text("position", "Its number in that series", "", BookValues.POSITION),
              POSTS,
              SELECT,
              Setting.choice("order", "The order of its posts", BookSpecReader.ORDERS, "date"),
              Setting.maps(
                  "parts",
                  "Its parts, each with a page",
                  List.of(
                      TITLE,
                      POSTS,
                      SELECT,
                      BOOK,
                      Setting.any("parts", "The parts of the part, with the same keys"))),
              BOOK,
              Setting.map(
                  "print",
                  "Its PDF",
                  List.of(
                      Setting.choice("paper", "The paper", BookSpecReader.PAPERS, ""),
                      Setting.choice("marks", "Crop marks", List.of("true", "false"), "false")))));

  private BookKeys() {}
}
