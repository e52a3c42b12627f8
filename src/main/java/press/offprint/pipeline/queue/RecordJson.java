package press.offprint.pipeline.queue;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import press.offprint.catalog.entry.JsonValues;
import press.offprint.json.Json;
import press.offprint.model.Publication;
import press.offprint.model.bytes.Bytes;
import press.offprint.model.navigation.Surroundings;
import press.offprint.pipeline.disk.StoreException;
import press.offprint.pipeline.disk.store.BlobStore;

/**
 * Records as JSON and back. The bytes in them are put into a store, and the JSON names them by
 * their SHA-256. So are the parts that all posts of a site share, such as its settings and its
 * menus. Only the types that the model uses are known. Safe for many threads.
 */
final class RecordJson {
  private static final String BYTES = "sha256";
  private static final int KEPT = 64;

  /** The components that are equal for many posts, by record. */
  private static final Map<Class<?>, List<String>> SHARED =
      Map.of(Publication.class, List.of("site"), Surroundings.class, List.of("menus", "data"));

  private final BlobStore store;
  private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();

  @GuardedBy("this")
  private final IdentityHashMap<Object, String> written = new IdentityHashMap<>();

  @GuardedBy("this")
  private final Map<String, Object> read = new LinkedHashMap<>();

  /** The components and the canonical constructor of a record. */
  private record Shape(List<RecordComponent> components, Constructor<?> constructor) {}

  RecordJson(BlobStore store) {
    this.store = store;
  }

  /**
   * Returns a record as JSON.
   *
   * @throws StoreException if the store cannot be written
   */
  String write(Record value) {
    return Json.write(encode(value, value.getClass()));
  }

  /** Stores all parts again, because a clean of the store may have removed them since. */
  synchronized void forgetStored() {
    written.clear();
  }

  /**
   * Reads a record.
   *
   * @throws StoreException if the store does not have bytes that the JSON names
   * @throws IllegalArgumentException if the text is no such record
   */
  <T extends Record> T read(String json, Class<T> type) {
    return type.cast(decode(Json.read(json), type));
  }

  private Object encode(Object value, Type type) {
    Class<?> raw = raw(type);
    if (value == null || raw == Object.class) {
      return JsonValues.tag(value);
    } else if (value instanceof Bytes bytes) {
      store.put(bytes);
      return Map.of(BYTES, bytes.sha256());
    } else if (value instanceof Record record) {
      return encodeRecord(record);
    } else if (value instanceof Enum<?> constant) {
      return constant.name();
    } else if (value instanceof OffsetDateTime) {
      return value.toString();
    } else if (value instanceof Optional<?> optional) {
      return optional.map(inner -> List.of(encode(inner, argument(type, 0)))).orElse(List.of());
    } else if (value instanceof Supplier<?> supplier) {
      return encode(supplier.get(), argument(type, 0));
    } else if (value instanceof Collection<?> items) {
      List<Object> out = new ArrayList<>(items.size());
      items.forEach(item -> out.add(encode(item, argument(type, 0))));
      return out;
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> out = new LinkedHashMap<>();
      map.forEach((key, item) -> out.put((String) key, encode(item, argument(type, 1))));
      return out;
    } else if (isPlain(raw)) {
      return value;
    }
    throw new IllegalStateException("There is no JSON for " + value.getClass());
  }

  private Map<String, Object> encodeRecord(Record value) {
    Map<String, Object> out = new LinkedHashMap<>();
    List<String> shared = SHARED.getOrDefault(value.getClass(), List.of());
    for (RecordComponent component : shape(value.getClass()).components()) {
      Object item = get(component, value);
      out.put(
          component.getName(),
          shared.contains(component.getName())
              ? encodeShared(item, component.getGenericType())
              : encode(item, component.getGenericType()));
    }
    return out;
  }

  private String encodeShared(Object value, Type type) {
    synchronized (this) {
      String known = written.get(value);
      if (known != null) {
        return known;
      }
    }
    Bytes json = Bytes.utf8(Json.write(encode(value, type)));
    store.put(json);
    synchronized (this) {
      if (written.size() >= KEPT) {
        written.clear();
      }
      written.put(value, json.sha256());
    }
    return json.sha256();
  }

  private Object decode(Object json, Type type) {
    Class<?> raw = raw(type);
    if (raw == Object.class) {
      return JsonValues.untag(json);
    } else if (raw == Bytes.class) {
      return bytes(String.valueOf(map(json).get(BYTES)));
    } else if (raw.isRecord()) {
      return decodeRecord(map(json), raw);
    } else if (raw.isEnum()) {
      return constant(raw, String.valueOf(json));
    } else if (raw == OffsetDateTime.class) {
      return OffsetDateTime.parse(String.valueOf(json));
    } else if (raw == Optional.class) {
      return list(json).stream().findFirst().map(inner -> decode(inner, argument(type, 0)));
    } else if (raw == Supplier.class) {
      Object supplied = decode(json, argument(type, 0));
      return (Supplier<Object>) () -> supplied;
    } else if (raw == List.class) {
      List<Object> out = new ArrayList<>();
      list(json).forEach(item -> out.add(decode(item, argument(type, 0))));
      return out;
    } else if (raw == Map.class) {
      Map<String, Object> out = new LinkedHashMap<>();
      map(json)
          .forEach((key, item) -> out.put(String.valueOf(key), decode(item, argument(type, 1))));
      return out;
    } else if (raw == long.class && json instanceof Number number) {
      return number.longValue();
    } else if (isPlain(raw)) {
      return json;
    }
    throw new IllegalStateException("There is no JSON for " + type);
  }

  private Object decodeRecord(Map<?, ?> json, Class<?> type) {
    Shape shape = shape(type);
    List<String> shared = SHARED.getOrDefault(type, List.of());
    Object[] values = new Object[shape.components().size()];
    for (int i = 0; i < values.length; i++) {
      RecordComponent component = shape.components().get(i);
      Object item = json.get(component.getName());
      values[i] =
          shared.contains(component.getName())
              ? decodeShared(String.valueOf(item), component.getGenericType())
              : decode(item, component.getGenericType());
    }
    try {
      return shape.constructor().newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException("The message has an impossible " + type, e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The record " + type + " cannot be created", e);
    }
  }

  private Object decodeShared(String sha256, Type type) {
    synchronized (this) {
      Object known = read.get(sha256);
      if (known != null) {
        return known;
      }
    }
    Object value = decode(Json.read(text(bytes(sha256))), type);
    synchronized (this) {
      if (read.size() >= KEPT) {
        read.remove(read.keySet().iterator().next());
      }
      read.put(sha256, value);
    }
    return value;
  }

  private Bytes bytes(String sha256) {
    return store
        .find(sha256)
        .orElseThrow(
            () ->
                new StoreException(
                    "The store does not have the file "
                        + sha256
                        + ". Coordinator and workers must have the same store."));
  }

  /**
   * Returns stored bytes as text.
   *
   * @throws StoreException if they cannot be read
   */
  static String text(Bytes stored) {
    try {
      return stored.text();
    } catch (UncheckedIOException e) {
      throw StoreException.of("A file of the store could not be read", e.getCause());
    }
  }

  private Shape shape(Class<?> type) {
    return shapes.computeIfAbsent(
        type,
        record -> {
          RecordComponent[] components = record.getRecordComponents();
          Class<?>[] types = new Class<?>[components.length];
          for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
            components[i].getAccessor().setAccessible(true);
          }
          try {
            Constructor<?> constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new Shape(List.of(components), constructor);
          } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record has its canonical constructor", e);
          }
        });
  }

  private static Object get(RecordComponent component, Record value) {
    try {
      return component.getAccessor().invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The component " + component + " cannot be read", e);
    }
  }

  private static Object constant(Class<?> type, String name) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("The message has an unknown " + type + ": " + name);
  }

  private static boolean isPlain(Class<?> type) {
    return type == String.class
        || type == int.class
        || type == long.class
        || type == boolean.class
        || type == Integer.class;
  }

  private static Class<?> raw(Type type) {
    if (type instanceof ParameterizedType generic) {
      return (Class<?>) generic.getRawType();
    }
    return type instanceof Class<?> plain ? plain : Object.class;
  }

  private static Type argument(Type type, int index) {
    return type instanceof ParameterizedType generic
        ? generic.getActualTypeArguments()[index]
        : Object.class;
  }

  private static Map<?, ?> map(Object json) {
    if (json instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException("The message has " + json + " in place of an object");
  }

  private static List<?> list(Object json) {
    if (json instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException("The message has " + json + " in place of a list");
  }
}
