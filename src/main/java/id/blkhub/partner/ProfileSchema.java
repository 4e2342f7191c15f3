package id.blkhub.partner;

import com.fasterxml.jackson.databind.JsonNode;
import id.blkhub.declaration.KeyGroup;
import id.blkhub.declaration.KeySchema;
import java.util.List;

/** What is told of partner.yaml: its JSON Schema for editors, its keys for the reference. */
public final class ProfileSchema {
  private ProfileSchema() {}

  /** The JSON Schema, made anew. */
  public static JsonNode whole() {
    return KeySchema.of("Partner profile of BLK Exchange Hub", ProfileKeys.PROFILE);
  }

  /** The keys of the file. */
  public static KeyGroup keys() {
    return ProfileKeys.PROFILE;
  }

  /** The lawful bases of UU 27/2022, article 20(2) a to f. */
  public static List<String> bases() {
    return AgreementKeys.BASIS.words();
  }
}
