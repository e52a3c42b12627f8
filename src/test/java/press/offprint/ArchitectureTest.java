package press.offprint;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.Source;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The layers of ARCHITECTURE.md, checked against the code. */
@AnalyzeClasses(packages = "press.offprint", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final int MOST_FILES = 22;

  @ArchTest
  static final ArchRule imports_point_one_way =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .withOptionalLayers(true)
          .layer("cli")
          .definedBy("press.offprint.cli..")
          .layer("web")
          .definedBy("press.offprint.web..")
          .layer("deliver")
          .definedBy("press.offprint.deliver..")
          .layer("pipeline")
          .definedBy("press.offprint.pipeline..")
          .layer("catalog")
          .definedBy("press.offprint.catalog..")
          .layer("edition")
          .definedBy("press.offprint.edition..")
          .layer("content")
          .definedBy("press.offprint.content..")
          .layer("template")
          .definedBy("press.offprint.template..")
          .layer("sfnt")
          .definedBy("press.offprint.sfnt..")
          .layer("image")
          .definedBy("press.offprint.image..")
          .layer("json")
          .definedBy("press.offprint.json..")
          .layer("model")
          .definedBy("press.offprint.model..")
          .whereLayer("cli")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("web")
          .mayOnlyBeAccessedByLayers("cli")
          .whereLayer("deliver")
          .mayOnlyBeAccessedByLayers("cli", "web")
          .whereLayer("pipeline")
          .mayOnlyBeAccessedByLayers("cli", "web", "deliver")
          .whereLayer("catalog")
          .mayOnlyBeAccessedByLayers("pipeline", "deliver", "web", "cli")
          .whereLayer("edition")
          .mayOnlyBeAccessedByLayers("pipeline")
          .whereLayer("content")
          .mayOnlyBeAccessedByLayers("pipeline")
          .whereLayer("sfnt")
          .mayOnlyBeAccessedByLayers("edition", "pipeline")
          .whereLayer("image")
          .mayOnlyBeAccessedByLayers("edition", "content")
          .whereLayer("json")
          .mayOnlyBeAccessedByLayers("template", "catalog", "pipeline", "deliver", "web", "cli")
          .whereLayer("template")
          .mayOnlyBeAccessedByLayers("edition", "content", "pipeline", "web");

  @ArchTest
  static final ArchRule no_package_depends_on_itself_through_others =
      slices().matching("press.offprint.(**)").should().beFreeOfCycles();

  @ArchTest
  static void no_package_is_too_large_to_read(JavaClasses all) {
    Map<String, Set<String>> files = new TreeMap<>();
    for (JavaClass type : all) {
      String file = type.getSource().flatMap(Source::getFileName).orElse(type.getSimpleName());
      files.computeIfAbsent(type.getPackageName(), name -> new TreeSet<>()).add(file);
    }
    files.values().removeIf(those -> those.size() <= MOST_FILES);
    assertEquals(Map.of(), files, "packages of more than " + MOST_FILES + " files");
  }

  @ArchTest
  static final ArchRule editions_are_blind_to_one_another =
      slices().matching("press.offprint.edition.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule the_model_sees_java_only =
      classes()
          .that()
          .resideInAPackage("press.offprint.model..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "press.offprint.model..");

  @ArchTest
  static final ArchRule only_named_places_touch_the_world =
      noClasses()
          .that()
          .resideInAnyPackage(
              "press.offprint.model..", "press.offprint.content..",
              "press.offprint.template..", "press.offprint.edition..")
          .and()
          .doNotHaveSimpleName("FontlessDrawer") // An interface of the engine has such a parameter.
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.nio.file.Files")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.File")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.io.FileInputStream")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.net.Socket")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.net.URL")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.OffsetDateTime.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now");

  // A node of markup is written as it is, so its text must be an XmlText.
  @ArchTest
  static final ArchRule markup_enters_a_body_as_xml_text =
      noClasses()
          .that()
          .doNotHaveSimpleName("MarkupNode")
          .should()
          .callConstructor(org.jsoup.nodes.DataNode.class, String.class);

  // The bytes of XML are those of an XmlText. The exceptions write digests, style sheets and ASCII.
  @ArchTest
  static final ArchRule xml_is_written_as_xml_text =
      noClasses()
          .that()
          .resideInAnyPackage(
              "press.offprint.content.xhtml.write",
              "press.offprint.content.resource.svg",
              "press.offprint.edition.epub",
              "press.offprint.edition.pdf.write",
              "press.offprint.template")
          .and()
          .doNotHaveSimpleName("PageValues")
          .and()
          .doNotHaveSimpleName("BookFonts")
          .and()
          .doNotHaveSimpleName("OcfWriter")
          .and()
          .doNotHaveSimpleName("PdfOutput")
          .should()
          .callMethod(press.offprint.model.bytes.Bytes.class, "utf8", String.class)
          .orShould()
          .callMethod(String.class, "getBytes", java.nio.charset.Charset.class)
          .orShould()
          .callMethod(String.class, "getBytes");

  // A match on untrusted text may take exponential time, and must end at the deadline of its call.
  @ArchTest
  static final ArchRule expressions_on_untrusted_text_can_be_stopped =
      noClasses()
          .that()
          .resideInAnyPackage(
              "press.offprint.model..", "press.offprint.content..",
              "press.offprint.template..", "press.offprint.edition..")
          .and()
          .resideOutsideOfPackage("press.offprint.model.interrupt..")
          .should()
          .callMethod(Pattern.class, "matcher", CharSequence.class)
          .orShould()
          .callMethod(Pattern.class, "split", CharSequence.class)
          .orShould()
          .callMethod(Pattern.class, "split", CharSequence.class, int.class)
          .orShould()
          .callMethod(String.class, "matches", String.class)
          .orShould()
          .callMethod(String.class, "replaceAll", String.class, String.class)
          .orShould()
          .callMethod(String.class, "replaceFirst", String.class, String.class)
          .because("press.offprint.model.interrupt.Regex has the same methods");

  // Decoders run for as long as their file wants.
  @ArchTest
  static final ArchRule images_of_posts_are_read_so_that_they_can_be_stopped =
      noClasses()
          .that()
          .resideInAnyPackage("press.offprint.content..", "press.offprint.edition..")
          .should()
          .callConstructor(MemoryCacheImageInputStream.class, InputStream.class)
          .orShould()
          .callMethod(ImageIO.class, "read", InputStream.class)
          .because("press.offprint.image.InterruptibleImages has an input that checks");

  @ArchTest
  static final ArchRule the_command_line_alone_exits_and_prints =
      noClasses()
          .that()
          .resideOutsideOfPackage("press.offprint.cli..")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  // Output depends on the language of a post and never on the locale of the machine.
  @ArchTest
  static final ArchRule nothing_asks_for_the_locale_of_the_machine =
      noClasses()
          .should()
          .callMethod(java.util.Locale.class, "getDefault")
          .orShould()
          .callMethod(String.class, "formatted", Object[].class)
          .orShould()
          .callMethod(String.class, "format", String.class, Object[].class)
          .orShould()
          .callMethod(String.class, "toLowerCase")
          .orShould()
          .callMethod(String.class, "toUpperCase")
          .orShould()
          .callMethod(java.text.NumberFormat.class, "getInstance")
          .orShould()
          .callMethod(java.text.NumberFormat.class, "getIntegerInstance")
          .orShould()
          .callConstructor(java.text.DecimalFormat.class, String.class)
          .orShould()
          .callConstructor(java.util.Scanner.class, String.class)
          .orShould()
          .callMethod(java.time.format.DateTimeFormatter.class, "ofPattern", String.class)
          .orShould()
          .callMethod(java.text.Collator.class, "getInstance")
          .orShould()
          .callMethod(java.text.BreakIterator.class, "getWordInstance");

  @ArchTest
  static final ArchRule camel_lives_in_the_pipeline =
      home("org.apache.camel..", "pipeline", "deliver", "web");

  @ArchTest static final ArchRule jms_lives_in_the_queue = home("jakarta.jms..", "pipeline.queue");

  @ArchTest
  static final ArchRule the_broker_lives_in_the_queue =
      home("org.apache.activemq..", "pipeline.queue");

  @ArchTest
  static final ArchRule s3_lives_in_the_bucket =
      home("software.amazon.awssdk..", "pipeline.bucket");

  @ArchTest
  static final ArchRule flexmark_lives_in_content = home("com.vladsch.flexmark..", "content");

  @ArchTest static final ArchRule yaml_lives_in_content = home("org.yaml.snakeyaml..", "content");

  @ArchTest static final ArchRule javascript_lives_in_content = home("org.mozilla..", "content");

  @ArchTest
  static final ArchRule pdf_lives_in_its_edition = home("com.openhtmltopdf..", "edition.pdf");

  @ArchTest
  static final ArchRule pdfbox_lives_in_its_edition = home("org.apache.pdfbox..", "edition.pdf");

  @ArchTest
  static final ArchRule epub_lives_in_its_edition = home("io.documentnode..", "edition.epub");

  @ArchTest
  static final ArchRule pebble_lives_in_template = home("io.pebbletemplates..", "template");

  @ArchTest static final ArchRule sqlite_lives_in_the_catalog = home("java.sql..", "catalog");

  @ArchTest
  static final ArchRule git_lives_in_its_target = home("org.eclipse.jgit..", "deliver.target");

  @ArchTest
  static final ArchRule ssh_lives_in_its_target = home("org.apache.sshd..", "deliver.target");

  @ArchTest
  static final ArchRule mail_lives_in_its_target = home("jakarta.mail..", "deliver.target");

  @ArchTest static final ArchRule picocli_lives_in_cli = home("picocli..", "cli");

  private static ArchRule home(String library, String... names) {
    String[] packages = new String[names.length];
    for (int i = 0; i < names.length; i++) {
      packages[i] = "press.offprint." + names[i] + "..";
    }
    return noClasses()
        .that()
        .resideOutsideOfPackages(packages)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .allowEmptyShould(true);
  }
}
