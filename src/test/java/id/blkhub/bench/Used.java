package id.blkhub.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What this process has used, by group of its threads, as Linux counts it.
 *
 * @param millis processor time by group
 * @param switches times that a thread gave its processor away, by group
 * @param written kB that were handed to the disk
 * @param allocated kB on the heap, by all threads that still run
 */
record Used(
    Map<Group, Double> millis, Map<Group, Double> switches, double written, double allocated) {
  private static final Path TASKS = Path.of("/proc/self/task");

  /** Linux has a hundred in each second, on every machine of today. */
  private static final double TICKS_A_MILLI = 0.1;

  private static final Pattern WRITTEN = Pattern.compile("(?m)^write_bytes: (\\d+)");
  private static final Pattern GIVEN_AWAY =
      Pattern.compile("(?m)^voluntary_ctxt_switches:\\s*(\\d+)");

  /** Whose threads they are. Linux knows the first fifteen characters of their names. */
  enum Group {
    CLIENTS("AmqpProvider.*|JmsSession.*|main|pace.*|raw-.*|java"),
    BROKER(".*\\(acti.*|activemq.*"),
    MACHINE("C[12] Compiler.*|G1 .*|GC Thread.*|VM .*|Sweeper.*|Reference Handl|Signal Disp.*"),
    HUB(".*");

    private final Pattern names;

    Group(String names) {
      this.names = Pattern.compile(names);
    }

    static Group of(String thread) {
      return Stream.of(values())
          .filter(group -> group.names.matcher(thread).matches())
          .findFirst()
          .orElseThrow();
    }
  }

  static Used now() {
    Map<Group, Double> millis = new EnumMap<>(Group.class);
    Map<Group, Double> switches = new EnumMap<>(Group.class);
    for (Path task : tasks()) {
      try {
        Group group = Group.of(Files.readString(task.resolve("comm")).strip());
        String stat = Files.readString(task.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double ticks = Double.parseDouble(fields[11]) + Double.parseDouble(fields[12]);
        millis.merge(group, ticks / TICKS_A_MILLI, Double::sum);
        switches.merge(
            group, number(GIVEN_AWAY, Files.readString(task.resolve("status"))), Double::sum);
      } catch (IOException e) {
        // the thread has ended meanwhile
      }
    }
    try {
      double written = number(WRITTEN, Files.readString(Path.of("/proc/self/io"))) / 1024;
      return new Used(millis, switches, written, allocatedKilobytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> tasks() {
    try (Stream<Path> tasks = Files.list(TASKS)) {
      return new ArrayList<>(tasks.toList());
    } catch (IOException e) {
      throw new UncheckedIOException("Only Linux counts by thread", e);
    }
  }

  private static double number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
  }

  private static double allocatedKilobytes() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    double bytes = 0;
    for (long allocated : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
      bytes += Math.max(0, allocated);
    }
    return bytes / 1024;
  }

  /** What was used between this moment and now. Threads that ended between are left out. */
  Used since() {
    Used now = now();
    return new Used(
        less(now.millis, millis),
        less(now.switches, switches),
        now.written - written,
        now.allocated - allocated);
  }

  private static Map<Group, Double> less(Map<Group, Double> now, Map<Group, Double> before) {
    Map<Group, Double> less = new EnumMap<>(Group.class);
    for (Group group : Group.values()) {
      less.put(group, Math.max(0, now.getOrDefault(group, 0.0) - before.getOrDefault(group, 0.0)));
    }
    return less;
  }

  /** Of the hub's threads and its broker's. */
  double servingMillis() {
    return millis.get(Group.HUB) + millis.get(Group.BROKER);
  }

  double servingSwitches() {
    return switches.get(Group.HUB) + switches.get(Group.BROKER);
  }
}
