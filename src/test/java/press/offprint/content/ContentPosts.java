package press.offprint.content;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import press.offprint.Examples;
import press.offprint.content.frontmatter.FrontMatterReader;
import press.offprint.content.frontmatter.ReadResult;
import press.offprint.content.resource.ResourceSource;
import press.offprint.content.site.SiteIndex;
import press.offprint.content.site.reference.PostHeader;
import press.offprint.content.xhtml.tree.ArticleTools;
import press.offprint.model.Article;
import press.offprint.model.Post;
import press.offprint.model.Site;
import press.offprint.model.bytes.Bytes;

/** A small site for tests of reading: two posts and some files. */
public final class ContentPosts {
  static final Site SITE = Examples.site("https://site.example/");
  private static final ArticleTools TOOLS = ArticleTools.create();
  private static final Map<String, Bytes> FILES =
      Map.of(
          "posts/_part.mdx",
              Bytes.utf8("import a from './dot.png'\n\n## Part\n\n<P /><img src={a} />\n"),
          "posts/_draft-note.mdx", Bytes.utf8("secret"),
          "posts/_hidden.md", Bytes.utf8("---\ndraft: true\n---\nsecret"),
          "snippets/more.mdx",
              Bytes.utf8("---\ntitle: More\n---\nMore *words*.[^1]\n\n[^1]: Note\n\n<P />\n"),
          "posts/dot.png", png(4, 2),
          "posts/my dot (1).png", png(3, 3),
          "posts/pack.zip", Bytes.utf8("PK\5\6" + "\0".repeat(18)),
          "assets/cover.png", png(6, 8));

  private ContentPosts() {}

  /** Reads {@code body} as the post {@code posts/hello.md}; its first line is line 4. */
  public static ReadResult<Article> read(String body) {
    return read("title: Hello\n", body);
  }

  static ReadResult<Article> read(String frontMatter, String body) {
    return read(frontMatter, body, ContentPosts::file);
  }

  /** Reads {@code body} as the post {@code posts/hello.mdx}. */
  static ReadResult<Article> readMdx(String body) {
    return read(Post.of("posts/hello.mdx", "---\ntitle: Hello\n---\n" + body), ContentPosts::file);
  }

  static ReadResult<Article> read(String frontMatter, String body, ResourceSource files) {
    return read(Post.of("posts/hello.md", "---\n" + frontMatter + "---\n" + body), files);
  }

  private static ReadResult<Article> read(Post post, ResourceSource files) {
    Post other = Post.of("posts/other-post.md", "---\ntitle: Other\n---\n\nText\n");
    PostHeader header = header(post);
    SiteIndex siteIndex = SiteIndex.of(List.of(header, header(other)));
    return new ArticleReader(SITE, TOOLS).read(post, header, siteIndex, files);
  }

  static Article article(String frontMatter, String body) {
    return ((ReadResult.Accepted<Article>) read(frontMatter, body)).value();
  }

  /** Reads only front matter, valid or not. */
  static ReadResult<PostHeader> header(String frontMatter) {
    return new FrontMatterReader(SITE)
        .read(Post.of("posts/hello.md", "---\n" + frontMatter + "---\n"));
  }

  private static PostHeader header(Post post) {
    return ((ReadResult.Accepted<PostHeader>) new FrontMatterReader(SITE).read(post)).value();
  }

  private static ResourceSource.Lookup file(String path, int maxBytes) {
    return FILES.containsKey(path)
        ? new ResourceSource.Found(path, FILES.get(path))
        : new ResourceSource.Missing();
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
