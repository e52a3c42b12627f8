package press.offprint.pipeline.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class TemporaryNamesTest {
  @Test
  void two_containers_whose_processes_have_one_number_have_different_names() throws Exception {
    URL[] classes = {TemporaryNames.class.getProtectionDomain().getCodeSource().getLocation()};
    try (URLClassLoader one = new URLClassLoader(classes, null);
        URLClassLoader other = new URLClassLoader(classes, null)) {
      assertThat(first(one)).isNotEqualTo(first(other));
    }
  }

  private static Object first(ClassLoader process) throws ReflectiveOperationException {
    return process.loadClass(TemporaryNames.class.getName()).getMethod("next").invoke(null);
  }
}
