package press.offprint.content.markdown.syntax;

import com.vladsch.flexmark.util.dependency.Dependent;
import java.util.Set;

/** A part of the parser that may be before or after any other part. */
public interface Independent extends Dependent {
  @Override
  default Set<Class<?>> getAfterDependents() {
    return Set.of();
  }

  @Override
  default Set<Class<?>> getBeforeDependents() {
    return Set.of();
  }

  @Override
  default boolean affectsGlobalScope() {
    return false;
  }
}
