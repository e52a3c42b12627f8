package press.offprint.pipeline.inspect;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import press.offprint.json.JsonObject;
import press.offprint.model.look.PixelBox;
import press.offprint.pipeline.disk.state.ReportFolder;
import press.offprint.pipeline.inspect.look.LookFinding;
import press.offprint.pipeline.inspect.look.LookMark;

/** Writes what an inspection found as a page with pictures, both looks side by side. */
public final class InspectionReport {
  private static final int MOST_PAGES = 6;
  private static final Color ODD = new Color(0xC62828);
  private static final Color NEW = new Color(0x1565C0);
  private static final String STYLE =
      "body{font:16px/1.5 sans-serif;margin:2rem;max-width:90rem}"
          + "figure{display:flex;flex-wrap:wrap;gap:1rem;margin:1rem 0}"
          + "figure div{flex:1 1 20rem}img{max-width:100%;border:1px solid #767676}"
          + "li{margin:.3rem 0}code{background:#eee;padding:.1rem .3rem}";

  private final ReportFolder folder;
  private final StringBuilder body = new StringBuilder();
  private final List<JsonObject> posts = new ArrayList<>();
  private int number;
  private int odd;

  private InspectionReport(ReportFolder folder) {
    this.folder = folder;
  }

  /**
   * Begins a report.
   *
   * @throws press.offprint.pipeline.disk.StoreException if the folder cannot be written
   */
  public static InspectionReport begin(Path folder) {
    return new InspectionReport(ReportFolder.create(folder));
  }

  /**
   * Adds a post; one without a finding is left out.
   *
   * @throws IOException if a page cannot be painted
   */
  public void add(PostInspection post) throws IOException {
    if (post.findings().isEmpty()) {
      return;
    }
    odd++;
    body.append("<section>\n<h2>").append(escape(post.source())).append("</h2>\n<p>Version ");
    body.append(post.version());
    body.append(
        post.accepted() == 0
            ? ", which is the first. "
            : " beside version "
                + post.accepted()
                + (post.isAccepted() ? ", which was accepted. " : ". "));
    body.append("To accept it, run: <code>offprint inspect --accept ")
        .append(escape(post.source()))
        .append("</code></p>\n");
    List<JsonObject> views = new ArrayList<>();
    for (PostInspection.View view : post.views()) {
      if (!view.change().findings().isEmpty()) {
        views.add(add(view));
      }
    }
    posts.add(
        new JsonObject()
            .put("source", post.source())
            .put("version", post.version())
            .put("beside", post.accepted())
            .put("views", views));
    body.append("</section>\n");
  }

  private JsonObject add(PostInspection.View view) throws IOException {
    body.append("<h3>").append(escape(view.change().view())).append("</h3>\n<ul>\n");
    List<LookMark> oldMarks = new ArrayList<>();
    List<LookMark> nowMarks = new ArrayList<>();
    for (LookFinding finding : view.change().findings()) {
      body.append("<li>").append(escape(finding.message())).append("</li>\n");
      oldMarks.addAll(finding.old());
      nowMarks.addAll(finding.now());
    }
    body.append("</ul>\n");
    List<JsonObject> pages = new ArrayList<>();
    for (int page : pages(oldMarks, nowMarks)) {
      body.append("<figure>\n");
      pages.add(
          new JsonObject()
              .put("before", picture(view.old(), page, "old", "before", oldMarks, List.of()))
              .put(
                  "now", picture(view.now(), page, "new", "now", nowMarks, view.change().added())));
      body.append("</figure>\n");
      number++;
    }
    return new JsonObject()
        .put("name", view.change().view())
        .put("messages", view.change().findings().stream().map(LookFinding::message).toList())
        .put("pages", pages);
  }

  private static List<Integer> pages(List<LookMark> old, List<LookMark> now) {
    TreeSet<Integer> pages = new TreeSet<>();
    old.forEach(mark -> pages.add(mark.page()));
    now.forEach(mark -> pages.add(mark.page()));
    if (pages.isEmpty()) {
      pages.add(0);
    }
    return pages.stream().limit(MOST_PAGES).toList();
  }

  private JsonObject picture(
      PostInspection.ViewLookPages pages,
      int page,
      String ending,
      String when,
      List<LookMark> odd,
      List<LookMark> added)
      throws IOException {
    if (page >= pages.names().size()) {
      body.append("<div><p>No such page ").append(when).append(".</p></div>\n");
      return new JsonObject().put("title", "Page " + (page + 1) + " " + when).put("file", "");
    }
    BufferedImage picture = marked(pages.picture(page), page, odd, added);
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    ImageIO.write(picture, "png", out);
    String name = number + "-" + ending + ".png";
    folder.write(name, out.toByteArray());
    String title = pages.names().get(page) + " " + when;
    body.append("<div><p>").append(escape(title)).append("</p><img src=\"").append(name);
    body.append("\" alt=\"").append(escape(title)).append("\"></div>\n");
    return new JsonObject().put("title", title).put("file", name);
  }

  private static BufferedImage marked(
      BufferedImage picture, int page, List<LookMark> odd, List<LookMark> added) {
    BufferedImage copy =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = copy.createGraphics();
    canvas.drawImage(picture, 0, 0, null);
    mark(canvas, page, added, NEW, 0.12f);
    mark(canvas, page, odd, ODD, 0.22f);
    canvas.dispose();
    return copy;
  }

  private static void mark(
      Graphics2D canvas, int page, List<LookMark> marks, Color colour, float strength) {
    canvas.setColor(colour);
    canvas.setStroke(new BasicStroke(1.5f));
    for (LookMark mark : marks) {
      if (mark.page() == page) {
        PixelBox box = mark.box();
        int x = (int) box.x() - 2;
        int y = (int) box.y() - 2;
        int width = (int) Math.ceil(box.width()) + 4;
        int height = (int) Math.ceil(box.height()) + 4;
        canvas.setComposite(AlphaComposite.SrcOver.derive(strength));
        canvas.fillRect(x, y, width, height);
        canvas.setComposite(AlphaComposite.SrcOver);
        canvas.drawRect(x, y, width, height);
      }
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** Writes the page of the report and returns its file. */
  public Path end() {
    String html =
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width\">"
            + "<title>Inspection of looks</title><style>"
            + STYLE
            + "</style></head><body>\n<h1>Inspection of looks</h1>\n<p>"
            + (odd == 0
                ? "No change without an edit that explains it."
                : "Red: changes that no edit explains. Blue: new words.")
            + "</p>\n"
            + body
            + "</body></html>\n";
    // The list is last, so that all pictures that it names exist.
    folder.write(
        LastInspection.LIST,
        new JsonObject().put("posts", posts).toString().getBytes(StandardCharsets.UTF_8));
    return folder.write("index.html", html.getBytes(StandardCharsets.UTF_8));
  }
}
