package id.blkhub.declaration;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds in the compiled hub who reads a declared key, and who reads what was made of it. */
public final class KeyReads {
  private static final JavaClasses HUB =
      new ClassFileImporter().importPath(Path.of("target/classes"));

  private static final Set<String> OF_EVERY_RECORD = Set.of("equals", "hashCode", "toString");
  private static final String TEMPLATES = templates();

  private KeyReads() {}

  /** The constants of these classes that are keys and that only classes of keys mention. */
  public static List<String> unread(Class<?>... declaring) {
    List<String> names = Arrays.stream(declaring).map(Class::getName).toList();
    List<String> unread = new ArrayList<>();
    for (Class<?> type : declaring) {
      JavaClass keys = HUB.get(type);
      for (JavaField field : keys.getFields()) {
        boolean isKey = field.getRawType().isEquivalentTo(Key.class);
        boolean read =
            field.getAccessesToSelf().stream()
                .anyMatch(access -> !names.contains(access.getOriginOwner().getName()));
        if (isKey && !read) {
          unread.add(type.getSimpleName() + '.' + field.getName());
        }
      }
    }
    return unread;
  }

  /**
   * The components of a record that neither another package, nor the record itself, nor a template
   * of a page asks for.
   */
  public static List<String> unused(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .filter(component -> !isUsed(record, component.getName(), record.getPackageName()))
        .map(component -> record.getSimpleName() + '.' + component.getName())
        .toList();
  }

  /** The components of a record that nobody asks for, its own package included. */
  public static List<String> unusedAnywhere(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .filter(component -> !component.getType().isRecord())
        .filter(component -> !isUsed(record, component.getName(), ""))
        .map(component -> record.getSimpleName() + '.' + component.getName())
        .toList();
  }

  private static boolean isUsed(Class<?> record, String component, String apartFrom) {
    JavaClass type = HUB.get(record);
    return type.getMethod(component).getCallsOfSelf().stream()
            .anyMatch(call -> !call.getOriginOwner().getPackageName().equals(apartFrom))
        || type.getField(component).getAccessesToSelf().stream()
            .map(access -> access.getOrigin())
            .anyMatch(
                by ->
                    !by.isConstructor()
                        && !OF_EVERY_RECORD.contains(by.getName())
                        && !by.getName().equals(component))
        || TEMPLATES.contains('.' + component + "()");
  }

  private static String templates() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
        text.append(Files.readString(file));
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
