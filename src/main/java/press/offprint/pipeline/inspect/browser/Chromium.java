package press.offprint.pipeline.inspect.browser;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import press.offprint.json.JsonObject;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.look.PixelBox;
import press.offprint.model.look.ShownPage;
import press.offprint.model.look.ShownPicture;
import press.offprint.model.look.ShownWord;

/**
 * A headless Chromium that paints files of this machine. Scripts of pages do not run, and no
 * address of the network is reached, so that equal files are painted equally. For one thread.
 */
public final class Chromium implements AutoCloseable {
  private static final List<String> PROGRAMS =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
  private static final String LISTENING = "DevTools listening on ";
  private static final int FIRST_HEIGHT = 900;
  private static final int MOST_HEIGHT = 16_000;
  private static final int END_SECONDS = 5;
  private static final int LOAD_SECONDS = 60;
  private static final List<String> OPTIONS =
      List.of(
          "--headless",
          "--remote-debugging-port=0",
          "--no-first-run",
          "--no-default-browser-check",
          "--disable-gpu",
          "--disable-extensions",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage",
          "--disable-lcd-text",
          "--font-render-hinting=none",
          "--force-color-profile=srgb",
          "--force-device-scale-factor=1",
          "--hide-scrollbars",
          "--allow-file-access-from-files",
          "--host-resolver-rules=MAP * ~NOTFOUND");

  private final Process process;
  private final Thread ending;
  private final DevTools tools;
  private final String session;
  private final String script;

  /**
   * A page and its picture.
   *
   * @param png the picture as a file
   */
  public record Painted(ShownPage page, BufferedImage picture, Bytes png) {}

  private Chromium(Process process, Thread ending, DevTools tools, String session, String script) {
    this.process = process;
    this.ending = ending;
    this.tools = tools;
    this.session = session;
    this.script = script;
  }

  /** Returns the program of a browser on the path of this process; empty if there is none. */
  public static Optional<Path> find() {
    String path = System.getenv("PATH");
    if (path == null) {
      return Optional.empty();
    }
    for (String name : PROGRAMS) {
      for (String folder : path.split(File.pathSeparator, -1)) {
        Path program = Path.of(folder).resolve(name);
        if (!folder.isEmpty() && Files.isExecutable(program)) {
          return Optional.of(program);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Starts a browser.
   *
   * @param profile an empty folder for it
   * @throws IOException if it does not start
   */
  public static Chromium start(Path program, Path profile) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(OPTIONS);
    command.add("--user-data-dir=" + profile);
    if (System.getProperty("user.name").equals("root")) {
      command.add("--no-sandbox"); // Chromium refuses root otherwise, as in containers of CI.
    }
    command.add("about:blank");
    Process process =
        new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    Thread ending = new Thread(() -> end(process));
    Runtime.getRuntime().addShutdownHook(ending);
    try {
      DevTools tools = DevTools.connect(address(process));
      String target =
          tools
              .call("", "Target.createTarget", new JsonObject().put("url", "about:blank"))
              .text("targetId");
      String session =
          tools
              .call(
                  "",
                  "Target.attachToTarget",
                  new JsonObject().put("targetId", target).put("flatten", true))
              .text("sessionId");
      Chromium browser = new Chromium(process, ending, tools, session, script());
      browser.call("Page.enable", new JsonObject());
      browser.call("Emulation.setScriptExecutionDisabled", new JsonObject().put("value", true));
      browser.call(
          "Emulation.setEmulatedMedia",
          new JsonObject()
              .put("features", List.of(Map.of("name", "prefers-color-scheme", "value", "light"))));
      return browser;
    } catch (IOException | RuntimeException e) {
      end(process);
      Runtime.getRuntime().removeShutdownHook(ending);
      throw e;
    }
  }

  private static String script() throws IOException {
    try (InputStream in = Chromium.class.getResourceAsStream("words.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static URI address(Process process) throws IOException {
    BufferedReader errors =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    String last = "";
    for (String line = errors.readLine(); line != null; line = errors.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread reader = new Thread(() -> errors.lines().forEach(more -> {}));
        reader.setDaemon(true);
        reader.start();
        return URI.create(line.substring(LISTENING.length()).strip());
      }
      last = line.isBlank() ? last : line;
    }
    throw new IOException("the browser did not start: " + last);
  }

  private JsonObject call(String method, JsonObject parameters) throws IOException {
    return tools.call(session, method, parameters);
  }

  /**
   * Paints a file in its whole height.
   *
   * @param width of the window in pixels
   * @throws IOException if the browser fails
   */
  public Painted paint(Path file, int width) throws IOException {
    window(width, FIRST_HEIGHT);
    JsonObject opened = call("Page.navigate", new JsonObject().put("url", file.toUri().toString()));
    if (!opened.text("errorText").isEmpty()) {
      throw new IOException(file.getFileName() + ": " + opened.text("errorText"));
    }
    awaitLoaded(file.toUri().toString());
    long height = evaluate("(" + script + ").ready()").number("height");
    window(width, (int) Math.min(MOST_HEIGHT, Math.max(height, 1)));
    JsonObject found = evaluate("(" + script + ").words()");
    String png = call("Page.captureScreenshot", new JsonObject().put("format", "png")).text("data");
    byte[] bytes = Base64.getDecoder().decode(png);
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes));
    if (picture == null) {
      throw new IOException("the browser painted no picture");
    }
    return new Painted(page(found, picture), picture, Bytes.owning(bytes));
  }

  // The navigation is answered before the page is there.
  private void awaitLoaded(String url) throws IOException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LOAD_SECONDS);
    while (true) {
      JsonObject page = evaluate("({state: document.readyState, url: location.href})");
      if (page.text("state").equals("complete") && page.text("url").equals(url)) {
        return;
      }
      if (System.nanoTime() - until > 0) {
        throw new IOException(url + " was not loaded in " + LOAD_SECONDS + " seconds");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  private void window(int width, int height) throws IOException {
    call(
        "Emulation.setDeviceMetricsOverride",
        new JsonObject()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", false));
  }

  private JsonObject evaluate(String expression) throws IOException {
    JsonObject answer =
        call(
            "Runtime.evaluate",
            new JsonObject()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true));
    if (answer.has("exceptionDetails")) {
      throw new IOException("the page could not be read: " + answer.object("exceptionDetails"));
    }
    return answer.object("result").object("value");
  }

  private static ShownPage page(JsonObject found, BufferedImage picture) {
    List<ShownWord> words = new ArrayList<>();
    for (JsonObject word : found.objects("words")) {
      List<PixelBox> boxes = new ArrayList<>();
      word.objects("boxes").forEach(box -> boxes.add(box(box)));
      words.add(
          new ShownWord(
              word.text("text"),
              boxes,
              word.text("font"),
              number(word, "size"),
              ShownWord.Place.valueOf(word.text("place")),
              false,
              word.isTrue("clipped")));
    }
    List<ShownPicture> pictures = new ArrayList<>();
    found
        .objects("pictures")
        .forEach(
            one ->
                pictures.add(
                    new ShownPicture(
                        one.text("name"), box(one.object("box")), number(one, "ratio"))));
    Set<String> fonts = new HashSet<>(found.texts("fonts"));
    return new ShownPage(picture.getWidth(), picture.getHeight(), words, pictures, fonts);
  }

  private static PixelBox box(JsonObject box) {
    return new PixelBox(number(box, "x"), number(box, "y"), number(box, "w"), number(box, "h"));
  }

  private static double number(JsonObject object, String name) {
    return object.get(name) instanceof Number value ? value.doubleValue() : 0;
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    tools.close();
    end(process);
    try {
      process.waitFor(END_SECONDS, TimeUnit.SECONDS);
      Runtime.getRuntime().removeShutdownHook(ending);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // The process of Java is ending, and the hook runs.
    }
  }
}
