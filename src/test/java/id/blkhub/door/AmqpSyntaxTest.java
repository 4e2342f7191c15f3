package id.blkhub.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import org.apache.qpid.proton.amqp.transport.Close;
import org.apache.qpid.proton.amqp.transport.End;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Performatives as the specification writes them, and what only looks like one. */
class AmqpSyntaxTest {
  private final AmqpSyntax syntax = new AmqpSyntax();

  private Object read(String hex) throws AmqpFrames.Unreadable {
    return syntax.read(Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex)));
  }

  @Test
  void shouldReadWhatIsSound() throws AmqpFrames.Unreadable {
    assertThat(read("00531745")).isInstanceOf(End.class);
    assertThat(read("00800000000000000018c00100")).isInstanceOf(Close.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // nothing, and what is no value
        "",
        "00",
        "0053",
        "3f",
        // a list that is shorter and one that is longer than it says
        "005317c0050145",
        "005317c00100ff",
        "005317d07fffffff00000000",
        "005317d0ffffffff00000000",
        // a count that is more than there is, a map of three
        "005317c001ff",
        "005317d0000000047fffffff",
        "005310c1040341a10161",
        // an array of two thousand million nothings, and one of texts that are not there
        "005312f000000005" + "7fffffff" + "40",
        "005312f000000006" + "0000ffff" + "a101",
        // described without end
        "000000000000000000000000000000000000000000000000000000000000000000000000000000000000005345"
      })
  void shouldRefuseWhatLies(String hex) {
    assertThatThrownBy(() -> read(hex)).isInstanceOf(AmqpFrames.Unreadable.class);
  }
}
