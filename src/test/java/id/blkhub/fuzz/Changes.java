package id.blkhub.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Changes bytes as a fuzzer does that knows nothing of their meaning. */
final class Changes {
  private static final int LONGEST = 16_384;

  /** What parsers stumble over more often than over any other bytes. */
  private static final List<byte[]> WORDS =
      List.of(
          bytes("\u0000"),
          bytes("\r\n"),
          bytes("\""),
          bytes("{"),
          bytes("}"),
          bytes("["),
          bytes("]"),
          bytes(":"),
          bytes(","),
          bytes("*a"),
          bytes("&a "),
          bytes("-1"),
          bytes("1e999999999"),
          bytes("99999999999999999999"),
          bytes("0.1"),
          bytes("null"),
          bytes("\\ud800"),
          bytes("\u202e"),
          bytes("%00"),
          bytes("../"),
          bytes("<"),
          new byte[] {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff},
          new byte[] {(byte) 0x80, 0, 0, 0},
          new byte[] {(byte) 0xc0, (byte) 0x80});

  private final SplittableRandom random;

  Changes(long start) {
    this.random = new SplittableRandom(start);
  }

  /** One of the seeds with one to eight changes. */
  byte[] next(List<byte[]> seeds) {
    byte[] changed = seeds.get(random.nextInt(seeds.size()));
    for (int left = 1 + random.nextInt(8); left > 0; left--) {
      changed = change(changed, seeds);
    }
    return changed;
  }

  private byte[] change(byte[] bytes, List<byte[]> seeds) {
    int from = at(bytes);
    int to = from + random.nextInt(Math.min(32, bytes.length - from) + 1);
    return switch (random.nextInt(7)) {
      case 0 -> flipped(bytes, from);
      case 1 -> joined(bytes, from, new byte[0], to);
      case 2 -> joined(bytes, from, WORDS.get(random.nextInt(WORDS.size())), from);
      case 3 -> joined(bytes, from, WORDS.get(random.nextInt(WORDS.size())), to);
      // a part of it once more
      case 4 -> joined(bytes, to, part(bytes, from, to), to);
      case 5 -> joined(bytes, from, new byte[] {(byte) random.nextInt(256)}, to);
      default -> {
        byte[] other = seeds.get(random.nextInt(seeds.size()));
        yield joined(bytes, from, part(other, at(other), other.length), bytes.length);
      }
    };
  }

  private int at(byte[] bytes) {
    return random.nextInt(bytes.length + 1);
  }

  private byte[] flipped(byte[] bytes, int at) {
    byte[] changed = bytes.clone();
    if (at < changed.length) {
      changed[at] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }

  /** The beginning, something between, and the rest. */
  private static byte[] joined(byte[] bytes, int from, byte[] between, int to) {
    if (bytes.length + between.length > LONGEST) {
      return bytes;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(bytes, 0, from);
    all.writeBytes(between);
    all.write(bytes, to, bytes.length - to);
    return all.toByteArray();
  }

  private static byte[] part(byte[] bytes, int from, int to) {
    byte[] part = new byte[to - from];
    System.arraycopy(bytes, from, part, 0, part.length);
    return part;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
