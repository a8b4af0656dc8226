package io.lintel.driver.zwave;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a driver holds on to: its objects, and how much is in each of its collections. */
final class Reach {
  private static final String OURS = "io.lintel.driver.zwave";

  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();
  private final Map<String, Integer> sizes = new TreeMap<>();
  private int objects;

  static Reach of(Object root) {
    var reach = new Reach();
    reach.open.add(root);
    while (!reach.open.isEmpty()) {
      reach.look(reach.open.remove());
    }
    return reach;
  }

  int objects() {
    return objects;
  }

  /** By class and field, over all objects of the class. */
  Map<String, Integer> sizes() {
    return sizes;
  }

  private void look(Object each) {
    if (!seen.add(each)) {
      return;
    }
    switch (each) {
      case Collection<?> all -> all.forEach(this::add);
      case Map<?, ?> all -> {
        all.keySet().forEach(this::add);
        all.values().forEach(this::add);
      }
      case Optional<?> perhaps -> perhaps.ifPresent(this::add);
      case Object[] all -> {
        for (Object one : all) {
          add(one);
        }
      }
      default -> lookInside(each);
    }
  }

  private void lookInside(Object each) {
    Class<?> type = each.getClass();
    if (!type.getName().startsWith(OURS) || each instanceof Enum<?>) {
      return;
    }
    objects++;
    for (; type != null && type.getName().startsWith(OURS); type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
          follow(type, field, each);
        }
      }
    }
  }

  private void follow(Class<?> type, Field field, Object owner) {
    try {
      field.setAccessible(true);
      Object value = field.get(owner);
      int size = sizeOf(value);
      if (size > 0) {
        sizes.merge(type.getSimpleName() + "." + field.getName(), size, Integer::sum);
      }
      add(value);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static int sizeOf(Object value) {
    return switch (value) {
      case null -> 0;
      case Collection<?> all -> all.size();
      case Map<?, ?> all -> all.size();
      default -> 0;
    };
  }

  private void add(Object value) {
    if (value != null) {
      open.add(value);
    }
  }
}
