package press.offprint.content;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import press.offprint.Examples;
import press.offprint.content.frontmatter.CardReader;
import press.offprint.content.site.Atlas;
import press.offprint.model.Article;
import press.offprint.model.Bytes;
import press.offprint.model.Post;
import press.offprint.model.Site;

/** A small site for tests of reading: a post, its neighbour, and a few files. */
final class Posts {
  static final Site SITE = Examples.site();
  private static final ContentTools TOOLS = ContentTools.create();
  private static final Map<String, Bytes> FILES =
      Map.of(
          "posts/dot.png", png(4, 2),
          "posts/my dot (1).png", png(3, 3),
          "posts/pack.zip", Bytes.utf8("PK\5\6" + "\0".repeat(18)),
          "assets/cover.png", png(6, 8));

  private Posts() {}

  /** Reads {@code body} as the post {@code posts/hello.md}; its first line is line 4. */
  static Reading<Article> read(String body) {
    return read("title: Hello\n", body);
  }

  static Reading<Article> read(String frontMatter, String body) {
    Post post = Post.of("posts/hello.md", "---\n" + frontMatter + "---\n" + body);
    Post other = Post.of("posts/other-post.md", "---\ntitle: Other\n---\n\nText\n");
    Card card = card(post);
    Atlas atlas = Atlas.of(List.of(card, card(other)));
    return new Reader(SITE, TOOLS).read(post, card, atlas, Posts::file);
  }

  static Article article(String frontMatter, String body) {
    return ((Reading.Accepted<Article>) read(frontMatter, body)).value();
  }

  /** Reads front matter alone, be it good or not. */
  static Reading<Card> card(String frontMatter) {
    return new CardReader(SITE).read(Post.of("posts/hello.md", "---\n" + frontMatter + "---\n"));
  }

  private static Card card(Post post) {
    return ((Reading.Accepted<Card>) new CardReader(SITE).read(post)).value();
  }

  private static ResourceFiles.Lookup file(String path, int maxBytes) {
    return FILES.containsKey(path)
        ? new ResourceFiles.Found(path, FILES.get(path))
        : new ResourceFiles.Missing();
  }

  private static Bytes png(int width, int height) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Bytes.owning(out.toByteArray());
  }
}
