import com.vladsch.flexmark.ext.autolink.AutolinkExtension;
import com.vladsch.flexmark.ext.definition.DefinitionExtension;
import com.vladsch.flexmark.ext.footnotes.FootnoteExtension;
import com.vladsch.flexmark.ext.gfm.strikethrough.StrikethroughExtension;
import com.vladsch.flexmark.ext.gfm.tasklist.TaskListExtension;
import com.vladsch.flexmark.ext.tables.TablesExtension;
import com.vladsch.flexmark.ext.typographic.TypographicExtension;
import com.vladsch.flexmark.html.HtmlRenderer;
import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.data.MutableDataSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.Scriptable;
import org.mozilla.javascript.ScriptableObject;

/**
 * The libraries that a page takes and nothing of ours: each post parsed by flexmark, its code marked
 * by Prism, its HTML read and written by jsoup, the page forced to disk. No front matter, no checks,
 * no templates, no lists, no feeds, nothing remembered.
 *
 * <p>Arguments: the posts, a published page (for its head, with the styles), a folder to write to.
 */
public final class PagesAlone {
  private static final String PRISM = "/META-INF/resources/webjars/prismjs/1.30.0/components/prism-";
  private static final List<String> KNOWN = List.of("clike", "rust", "java", "python", "bash");
  private static final ConcurrentHashMap<String, Script> SCRIPTS = new ConcurrentHashMap<>();
  private static final ConcurrentLinkedDeque<Scriptable> SCOPES = new ConcurrentLinkedDeque<>();

  private PagesAlone() {}

  public static void main(String[] places) throws Exception {
    MutableDataSet options = new MutableDataSet();
    options.set(
        Parser.EXTENSIONS,
        List.of(
            TablesExtension.create(),
            StrikethroughExtension.create(),
            TaskListExtension.create(),
            AutolinkExtension.create(),
            DefinitionExtension.create(),
            TypographicExtension.create(),
            FootnoteExtension.create()));
    Parser parser = Parser.builder(options).build();
    HtmlRenderer renderer = HtmlRenderer.builder(options).build();
    String page = Files.readString(Path.of(places[1]));
    String head = page.substring(0, page.indexOf("</head>"));
    Path output = Path.of(places[2]);
    List<Path> posts;
    try (Stream<Path> files = Files.walk(Path.of(places[0]))) {
      posts = files.filter(file -> file.toString().endsWith(".md")).toList();
    }
    AtomicInteger number = new AtomicInteger();
    List<Callable<Void>> work =
        posts.stream()
            .<Callable<Void>>map(
                post ->
                    () -> {
                      String html = renderer.render(parser.parse(text(post)));
                      Path folder = output.resolve(Integer.toString(number.incrementAndGet()));
                      force(folder, head + "</head><body>" + marked(html) + "</body></html>");
                      return null;
                    })
            .toList();
    // Who waits for the disk leaves the core to another.
    ExecutorService threads = Executors.newFixedThreadPool(4);
    threads.invokeAll(work).forEach(PagesAlone::ended);
    threads.shutdown();
  }

  private static void ended(Future<Void> post) {
    try {
      post.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Path post) throws IOException {
    String text = Files.readString(post);
    return text.startsWith("---\n") ? text.substring(text.indexOf("\n---\n", 4) + 5) : text;
  }

  private static String marked(String html) throws IOException {
    Document document = Jsoup.parseBodyFragment(html);
    for (Element code : document.select("pre > code[class^=language-]")) {
      String language = code.className().substring("language-".length());
      if (KNOWN.contains(language)) {
        code.html(highlighted(code.wholeText(), language));
      }
    }
    return document.body().html();
  }

  private static String highlighted(String code, String language) throws IOException {
    Context context = Context.enter();
    try {
      Scriptable known = SCOPES.pollFirst();
      Scriptable scope = known == null ? scope(context) : known;
      Scriptable prism = (Scriptable) ScriptableObject.getProperty(scope, "Prism");
      Object grammar =
          ScriptableObject.getProperty(
              (Scriptable) ScriptableObject.getProperty(prism, "languages"), language);
      Function highlight = (Function) ScriptableObject.getProperty(prism, "highlight");
      Object answer = highlight.call(context, scope, prism, new Object[] {code, grammar, language});
      SCOPES.addFirst(scope);
      return answer.toString();
    } finally {
      Context.exit();
    }
  }

  private static Scriptable scope(Context context) throws IOException {
    context.setLanguageVersion(Context.VERSION_ES6);
    context.setInterpretedMode(false);
    Scriptable scope = context.initSafeStandardObjects();
    run(context, scope, "core");
    for (String language : KNOWN) {
      run(context, scope, language);
    }
    return scope;
  }

  private static void run(Context context, Scriptable scope, String component) throws IOException {
    Script script = SCRIPTS.get(component);
    if (script == null) {
      try (InputStream in = PagesAlone.class.getResourceAsStream(PRISM + component + ".min.js")) {
        String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        script = context.compileString(source, component, 1, null);
      }
      SCRIPTS.put(component, script);
    }
    script.exec(context, scope, scope);
  }

  private static void force(Path folder, String page) throws IOException {
    Files.createDirectories(folder);
    Path unfinished = folder.resolve(".unfinished");
    try (FileChannel out =
        FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(page.getBytes(StandardCharsets.UTF_8)));
      out.force(true);
    }
    Files.move(unfinished, folder.resolve("index.html"));
    try (FileChannel whole = FileChannel.open(folder, StandardOpenOption.READ)) {
      whole.force(true);
    }
  }
}
