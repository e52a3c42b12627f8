package press.offprint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import press.offprint.pipeline.bucket.BucketSettings;

/** The files of docs/scale.md: their keys, and the commands in them. */
class ScalePageTest {
  private static final Path COMPOSE = Path.of("docs/scale/compose.yaml");
  private static final Path KUBERNETES = Path.of("docs/scale/kubernetes.yaml");
  private static final Path UNIT = Path.of("src/main/packages/deb/offprint-worker.service");
  private static final Path SERVE = Path.of("src/main/packages/deb/offprint.service");

  /** The keys of the Compose Specification that a service may have, as far as they are used. */
  private static final Set<String> SERVICE_KEYS =
      Set.of(
          "image",
          "command",
          "environment",
          "volumes",
          "tmpfs",
          "read_only",
          "ports",
          "depends_on",
          "stop_grace_period",
          "healthcheck",
          "restart");

  private static final Map<String, Set<String>> SPEC_KEYS =
      Map.of(
          "PersistentVolumeClaim", Set.of("accessModes", "resources"),
          "Service", Set.of("selector", "ports"),
          "Deployment", Set.of("replicas", "strategy", "selector", "template"),
          "HorizontalPodAutoscaler",
              Set.of("scaleTargetRef", "minReplicas", "maxReplicas", "metrics"));

  private static final Set<String> CONTAINER_KEYS =
      Set.of(
          "name",
          "image",
          "args",
          "env",
          "envFrom",
          "ports",
          "readinessProbe",
          "resources",
          "volumeMounts");

  private static final Set<String> VARIABLES =
      Set.of("OFFPRINT_QUEUE_USER", "OFFPRINT_QUEUE_PASSWORD", "ARTEMIS_USER", "ARTEMIS_PASSWORD");

  @Test
  void the_compose_file_has_known_keys_and_commands() throws IOException {
    Map<String, Object> file = map(new Yaml().load(Files.readString(COMPOSE)));
    assertThat(file).containsOnlyKeys("services", "volumes");
    Map<String, Object> services = map(file.get("services"));
    assertThat(services).containsOnlyKeys("broker", "publisher", "worker");
    Set<String> volumes = map(file.get("volumes")).keySet();
    services.forEach(
        (name, value) -> {
          Map<String, Object> service = map(value);
          assertThat(SERVICE_KEYS).as(name).containsAll(service.keySet());
          assertThat(VARIABLES).as(name).containsAll(map(service.get("environment")).keySet());
          for (Object volume : list(service.get("volumes"))) {
            String source = volume.toString().split(":", -1)[0];
            assertThat(source.startsWith(".") || volumes.contains(source)).as(source).isTrue();
          }
          if (service.get("command") != null) {
            assertCommand(list(service.get("command")));
          }
        });
  }

  @Test
  void the_kubernetes_file_has_known_keys_and_commands_and_names_what_it_defines()
      throws IOException {
    Set<String> claims = new HashSet<>();
    Set<String> apps = new HashSet<>();
    List<Map<String, Object>> all = new ArrayList<>();
    for (Object part : new Yaml().loadAll(Files.readString(KUBERNETES))) {
      Map<String, Object> object = map(part);
      all.add(object);
      String name = map(object.get("metadata")).get("name").toString();
      if (object.get("kind").equals("PersistentVolumeClaim")) {
        claims.add(name);
      } else if (object.get("kind").equals("Deployment")) {
        apps.add(name);
      }
    }
    for (Map<String, Object> object : all) {
      String kind = object.get("kind").toString();
      assertThat(object).as(kind).containsOnlyKeys("apiVersion", "kind", "metadata", "spec");
      Map<String, Object> spec = map(object.get("spec"));
      assertThat(SPEC_KEYS.get(kind)).as(kind).containsAll(spec.keySet());
      switch (kind) {
        case "Deployment" -> assertDeployment(spec, claims);
        case "Service" ->
            assertThat(apps).contains(map(spec.get("selector")).get("app").toString());
        case "HorizontalPodAutoscaler" -> {
          assertThat(apps).contains(map(spec.get("scaleTargetRef")).get("name").toString());
          assertThat(object.toString()).contains("offprint_jobs");
          assertThat(Files.readString(Path.of("docs/serve.md"))).contains("`offprint_jobs`");
        }
        default -> assertThat(kind).isEqualTo("PersistentVolumeClaim");
      }
    }
  }

  private static void assertDeployment(Map<String, Object> spec, Set<String> claims) {
    Map<String, Object> template = map(spec.get("template"));
    assertThat(map(map(template.get("metadata")).get("labels")))
        .isEqualTo(map(map(spec.get("selector")).get("matchLabels")));
    Map<String, Object> pod = map(template.get("spec"));
    Set<String> volumes = new HashSet<>();
    for (Object volume : list(pod.get("volumes"))) {
      volumes.add(map(volume).get("name").toString());
      Object claim = map(volume).get("persistentVolumeClaim");
      if (claim != null) {
        assertThat(claims).contains(map(claim).get("claimName").toString());
      }
    }
    for (Object each : list(pod.get("containers"))) {
      Map<String, Object> container = map(each);
      assertThat(CONTAINER_KEYS).containsAll(container.keySet());
      for (Object variable : list(container.get("env"))) {
        assertThat(VARIABLES).contains(map(variable).get("name").toString());
      }
      if (container.get("envFrom") != null) {
        for (Object source : list(container.get("envFrom"))) {
          String name = map(map(source).get("secretRef")).get("name").toString();
          assertSecret(name);
        }
      }
      for (Object mount : list(container.get("volumeMounts"))) {
        assertThat(volumes).contains(map(mount).get("name").toString());
      }
      if (container.get("args") != null) {
        assertCommand(list(container.get("args")));
      }
    }
  }

  /** Requires that the head of the file creates a secret, from variables that a bucket reads. */
  private static void assertSecret(String name) {
    try {
      String head =
          Files.readString(KUBERNETES)
              .lines()
              .takeWhile(line -> line.startsWith("#"))
              .collect(Collectors.joining("\n"));
      assertThat(head).contains("create secret generic " + name + " ");
      Map<String, String> variables = new HashMap<>();
      Matcher literal = Pattern.compile("--from-literal=(AWS_\\w+)=(\\S+)").matcher(head);
      while (literal.find()) {
        variables.put(literal.group(1), literal.group(2));
      }
      BucketSettings settings = BucketSettings.of("s3://bucket/versions", Map.of(), variables::get);
      assertThat(settings.endpoint()).isEqualTo("https://s3.example.org");
      assertThat(settings.region()).isEqualTo("eu-central-1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void the_unit_of_the_worker_has_the_hardening_of_the_unit_of_the_server() throws IOException {
    List<String> worker = Files.readAllLines(UNIT);
    List<String> serve = Files.readAllLines(SERVE);
    List<String> hardening = serve.subList(serve.indexOf("NoNewPrivileges=true"), serve.size());
    assertThat(worker).containsAll(hardening);
    String start = worker.stream().filter(line -> line.startsWith("ExecStart=")).findFirst().get();
    List<String> words = Arrays.asList(start.substring("ExecStart=".length()).split(" "));
    assertThat(words.get(0)).isEqualTo("/usr/bin/offprint");
    assertCommand(words.subList(1, words.size()));
  }

  private static void assertCommand(List<?> words) {
    String[] arguments = words.stream().map(String::valueOf).toArray(String[]::new);
    // An unknown option or a missing value is an exception.
    assertThat(Main.parser().parseArgs(arguments).hasSubcommand()).isTrue();
  }

  @SuppressWarnings("unchecked") // The maps of these files have text keys.
  private static Map<String, Object> map(Object value) {
    assertThat(value).isInstanceOf(Map.class);
    return (Map<String, Object>) value;
  }

  private static List<?> list(Object value) {
    assertThat(value).isInstanceOf(List.class);
    return (List<?>) value;
  }
}
