package id.blkhub.mapping;

import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.impl.ExpressionImpl;
import com.schibsted.spt.data.jslt.impl.ExpressionNode;
import com.schibsted.spt.data.jslt.impl.JstlFile;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Visits every part of a compiled script, functions and imports included, and replaces some of
 * them. JSLT has no interface for that, so the fields of its classes are read and written by
 * reflection. Lines and columns in messages stay those of the file.
 */
abstract class CompiledTree {
  /** Fields by class: there are a few dozen classes and thousands of parts. */
  private static final Map<Class<?>, List<Field>> FIELDS = new ConcurrentHashMap<>();

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();

  /**
   * The replacement of a part.
   *
   * @param owner what it is a part of
   * @param field the field of the owner; null for an element of a list
   * @return the part itself where nothing changes
   */
  abstract ExpressionNode inPlaceOf(Object owner, @Nullable String field, ExpressionNode part);

  /** Whether the part is a replacement made by this visitor, which is not changed again. */
  abstract boolean isOwn(Object part);

  /**
   * Changes the compiled script in place.
   *
   * @throws IllegalStateException when this version of JSLT is built differently
   */
  final Expression change(Expression compiled) {
    visit(compiled);
    try {
      while (!open.isEmpty()) {
        change(open.pop());
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JSLT is built differently", e);
    }
    return compiled;
  }

  /** Marks a replacement to be visited too, because its parts were not visited yet. */
  final void visit(@Nullable Object part) {
    boolean built =
        (part instanceof ExpressionNode && !isOwn(part))
            || part instanceof ExpressionImpl
            || part instanceof JstlFile
            || part instanceof Object[]
            || part instanceof Map;
    if (part != null && built && seen.add(part)) {
      open.push(part);
    }
  }

  private void change(Object part) throws ReflectiveOperationException {
    if (part instanceof Map<?, ?> functions) {
      functions.values().forEach(this::visit);
    } else if (part instanceof Object[] parts) {
      boolean nodes = parts.getClass().getComponentType() == ExpressionNode.class;
      for (int i = 0; i < parts.length; i++) {
        visit(parts[i]);
        if (nodes && parts[i] != null) {
          Array.set(parts, i, inPlaceOf(parts, null, (ExpressionNode) parts[i]));
        }
      }
    } else {
      for (Field field : FIELDS.computeIfAbsent(part.getClass(), CompiledTree::fields)) {
        change(part, field);
      }
    }
  }

  private static List<Field> fields(Class<?> of) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> type = of; type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          field.setAccessible(true);
          fields.add(field);
        }
      }
    }
    return List.copyOf(fields);
  }

  private void change(Object owner, Field field) throws IllegalAccessException {
    Object part = field.get(owner);
    visit(part);
    if (field.getType() == ExpressionNode.class && part != null) {
      ExpressionNode other = inPlaceOf(owner, field.getName(), (ExpressionNode) part);
      if (other != part) {
        field.set(owner, other);
      }
    }
  }
}
