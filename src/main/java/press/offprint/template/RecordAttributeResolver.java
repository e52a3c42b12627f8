package press.offprint.template;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.attributes.ResolvedAttribute;
import io.pebbletemplates.pebble.error.AttributeNotFoundException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.MacroAttributeProvider;
import io.pebbletemplates.pebble.utils.TypeUtils;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.interrupt.Interruption;

/**
 * The access of templates to values: entries of maps, items of lists, and public methods of the
 * records (and {@link Bytes}) of Offprint. Themes are written by strangers, so a template can call
 * nothing else and reach no Java class.
 *
 * <p>An {@link Optional} gives its value or an empty text, because templates have no null.
 */
final class RecordAttributeResolver implements AttributeResolver {
  private static final Set<String> NEVER =
      Set.of("getClass", "hashCode", "equals", "wait", "notify", "notifyAll", "open", "toArray");

  // Used for each value of a page; the generated methods of records are slow until they are
  // compiled.
  private record Key(Class<?> type, String name, int arguments) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && type == key.type
          && arguments == key.arguments
          && name.equals(key.name);
    }

    @Override
    public int hashCode() {
      return 31 * name.hashCode() + System.identityHashCode(type) + arguments;
    }
  }

  private final ConcurrentMap<Key, Optional<Method>> methods = new ConcurrentHashMap<>();

  @Override
  public ResolvedAttribute resolve(
      Object instance,
      Object attribute,
      Object[] arguments,
      ArgumentsNode node,
      EvaluationContextImpl context,
      String file,
      int line) {
    Interruption.check();
    String name = String.valueOf(attribute);
    Object[] given = arguments == null ? new Object[0] : arguments;
    if (instance instanceof MacroAttributeProvider) {
      return null; // Pebble calls macros of imported files.
    }
    if (instance instanceof Map.Entry<?, ?> entry && given.length == 0) {
      return switch (name) {
        case "key" -> new ResolvedAttribute(entry.getKey());
        case "value" -> new ResolvedAttribute(entry.getValue());
        default -> throw missing(name, instance, file, line);
      };
    }
    if ((instance instanceof Map || instance instanceof List) && arguments == null) {
      return null; // Pebble looks up entries and items itself.
    }
    if (instance instanceof ForNode.LoopVariables loop) {
      return switch (name) {
        case "index" -> new ResolvedAttribute(loop.getIndex());
        case "revindex" -> new ResolvedAttribute(loop.getRevindex());
        case "length" -> new ResolvedAttribute(loop.getLength());
        case "first" -> new ResolvedAttribute(loop.isFirst());
        case "last" -> new ResolvedAttribute(loop.isLast());
        default -> throw missing(name, instance, file, line);
      };
    }
    if (instance instanceof Record || instance instanceof Bytes) {
      Method method =
          methods
              .computeIfAbsent(
                  new Key(instance.getClass(), name, given.length), RecordAttributeResolver::find)
              .orElseThrow(() -> missing(name, instance, file, line));
      return new ResolvedAttribute(call(instance, method, given, file, line));
    }
    throw missing(name, instance, file, line);
  }

  private static Optional<Method> find(Key key) {
    if (!key.type.getName().startsWith("press.offprint.") || NEVER.contains(key.name)) {
      return Optional.empty();
    }
    for (Method method : key.type.getDeclaredMethods()) {
      if (method.getName().equals(key.name)
          && method.getParameterCount() == key.arguments
          && Modifier.isPublic(method.getModifiers())
          && !Modifier.isStatic(method.getModifiers())) {
        method.setAccessible(true); // A public accessor of a record that is itself not public.
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  private static Object call(
      Object instance, Method method, Object[] given, String file, int line) {
    try {
      Object[] fitting =
          given.length == 0 ? given : TypeUtils.compatibleCast(given, method.getParameterTypes());
      Object value = method.invoke(instance, fitting);
      return value instanceof Optional<?> optional
          ? optional.<Object>map(v -> v).orElse("")
          : value;
    } catch (InvocationTargetException e) {
      throw new PebbleException(
          e.getCause(), method.getName() + " failed: " + e.getCause().getMessage(), line, file);
    } catch (IllegalAccessException | IllegalArgumentException e) {
      throw new PebbleException(e, method.getName() + " does not accept these values", line, file);
    }
  }

  private static AttributeNotFoundException missing(
      String name, Object instance, String file, int line) {
    String what = instance == null ? "nothing" : instance.getClass().getSimpleName();
    return new AttributeNotFoundException(
        null, "\"" + name + "\" is not a property of " + what, name, line, file);
  }
}
