package press.offprint.deliver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import press.offprint.pipeline.Publisher;
import press.offprint.pipeline.config.ProjectSettings;
import press.offprint.pipeline.config.PublishSettings;
import press.offprint.pipeline.disk.output.DiskOperations;
import press.offprint.pipeline.run.RunListener;
import press.offprint.web.catalog.FileMediaTypes;

/** A project of two posts with pages only, which is published and delivered. */
final class DeliveredSite {
  private final Path project;
  private Map<String, String> environment = Map.of();

  private DeliveredSite(Path project) {
    this.project = project;
  }

  /** Writes the project with a configuration that ends with {@code deliver}. */
  static DeliveredSite in(Path project, String... deliver) throws IOException {
    DeliveredSite site = new DeliveredSite(project);
    site.configure(deliver);
    site.post("first", "Hello.");
    site.post("second", "Hello again.");
    return site;
  }

  /** Opens a project that was written before. */
  static DeliveredSite at(Path project) {
    return new DeliveredSite(project);
  }

  DeliveredSite where(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  void configure(String... deliver) throws IOException {
    write(
        "offprint.yaml",
        "baseUrl: https://example.org/\neditions: [html, index, lists, rss, sitemap]\n"
            + String.join("\n", deliver)
            + "\n");
  }

  void post(String name, String text) throws IOException {
    write(
        "content/posts/" + name + ".md",
        "---\ntitle: " + name + "\ndate: 2026-01-02\n---\n\n" + text + "\n");
  }

  void post(String name, LocalDate date, String text) throws IOException {
    write(
        "content/posts/" + name + ".md",
        "---\ntitle: " + name + "\ndate: " + date + "\n---\n\n" + text + "\n");
  }

  void remove(String name) throws IOException {
    Files.delete(project.resolve("content/posts/" + name + ".md"));
  }

  void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  Path output() {
    return project.resolve("output");
  }

  Path state() {
    return project.resolve(".offprint");
  }

  PublishSettings settings() {
    return ProjectSettings.of(project, output(), InstantSource.system());
  }

  DeliveredSite publish() {
    return publish(settings());
  }

  DeliveredSite publish(PublishSettings settings) {
    try (Publisher publisher = Publisher.open(settings, new RunListener() {})) {
      publisher.publish();
    }
    return this;
  }

  Deliveries deliveries(PublishSettings settings, DiskOperations disk) {
    return Deliveries.of(
        settings, FileMediaTypes::of, new Deliveries.World(environment::get, disk));
  }

  List<DeliveryResult> deliver() {
    return deliver(settings(), new DiskOperations(), new DeliveryListener() {});
  }

  List<DeliveryResult> deliverAllowingWithdrawals() {
    return deliver(
        settings().allowingWithdrawals(), new DiskOperations(), new DeliveryListener() {});
  }

  List<DeliveryResult> deliver(
      PublishSettings settings, DiskOperations disk, DeliveryListener listener) {
    return deliveries(settings, disk).run(PublishedSource.of(settings), listener);
  }
}
