package press.offprint.pipeline.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import press.offprint.content.site.config.key.DeliveryKeys;
import press.offprint.model.problem.ExitCode;
import press.offprint.model.problem.OffprintException;
import press.offprint.pipeline.disk.IoErrorText;

/**
 * The values of settings that name a secret: {@code ${NAME}}, an environment variable, and {@code
 * ${file:PATH}}, a file that nobody else can read.
 */
public final class SecretText {
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{(?:file:([^{}]+)|([A-Za-z_][A-Za-z0-9_]*))\\}");
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final Path project;
  private final UnaryOperator<String> environment;

  /**
   * @param project the folder that paths are relative to
   * @param environment returns the value of a variable, null if it is not set
   */
  public SecretText(Path project, UnaryOperator<String> environment) {
    this.project = project;
    this.environment = environment;
  }

  /** Returns true if the value of a setting of a target is a secret. */
  public static boolean isSecret(String key) {
    return DeliveryKeys.SECRETS.contains(key);
  }

  /** Returns true if a text names a variable or a file. */
  public static boolean hasReference(String text) {
    return REFERENCE.matcher(text).find();
  }

  /**
   * Returns a text with the values in place of their names.
   *
   * @param setting the full key of the setting, for messages
   * @param secrets gets each value
   * @throws OffprintException with a hint if a value is missing, or others can read its file
   */
  public String resolve(String setting, String text, Consumer<String> secrets) {
    Matcher reference = REFERENCE.matcher(text);
    StringBuilder value = new StringBuilder();
    while (reference.find()) {
      String found =
          reference.group(1) == null
              ? variable(setting, reference.group(2))
              : file(setting, project.resolve(reference.group(1)));
      secrets.accept(found);
      reference.appendReplacement(value, Matcher.quoteReplacement(found));
    }
    return reference.appendTail(value).toString();
  }

  private String variable(String setting, String name) {
    String value = environment.apply(name);
    if (value == null || value.isBlank()) {
      throw refused(
          "The setting "
              + setting
              + " needs the environment variable "
              + name
              + ", which is not set.",
          "Set " + name + " before Offprint is started.",
          null);
    }
    return value.strip();
  }

  private static String file(String key, Path file) {
    String setting = "The file " + file + " of " + key;
    try {
      if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
          && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
        throw refused(
            setting + " can be read by others.", "Make it private: chmod 600 " + file, null);
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw refused(
          setting + " cannot be read: " + IoErrorText.of(e) + ".",
          "Write the secret into that file, and make it private: chmod 600 " + file,
          e);
    }
  }

  private static OffprintException refused(String message, String hint, Throwable cause) {
    return new OffprintException(ExitCode.USAGE, message, hint, cause);
  }
}
