package id.blkhub.support;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What registry and bank write about trainees who start a business. */
public final class Loans {
  /** The consent of every enrolment here; it covers bank and Dinas. */
  public static final String CONSENT = "PS-KUR";

  private Loans() {}

  public static String referralNo(int person) {
    return "RJK-2026-%06d".formatted(person);
  }

  /** An enrolment whose counselling led to a business of one's own, with the consent. */
  public static ObjectNode enrolment(int person, int version) {
    ObjectNode message = Texts.enrolment(person, version, false);
    ((ObjectNode) message.get("konseling")).put("hasil", "PELATIHAN_WIRAUSAHA");
    ObjectNode given = message.putArray("persetujuan").addObject();
    given.put("id", CONSENT).put("tujuan", "kur").put("tanggal", "2026-01-05");
    given.putArray("penerima").add("bank").add("dinkop");
    ObjectNode other = message.withArray("persetujuan").addObject();
    other.put("id", "PS-KERJA").put("tujuan", "penempatan").put("tanggal", "2026-01-05");
    return message;
  }

  /** The same with the consent withdrawn. */
  public static ObjectNode withdrawn(int person, int version) {
    ObjectNode message = enrolment(person, version);
    ((ObjectNode) message.at("/persetujuan/0")).put("tanggal_cabut", "2026-05-06");
    return message;
  }

  /** Super mikro at its ceiling, for a young business of a trained person. */
  public static ObjectNode referral(int person) {
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.put("no_rujukan", referralNo(person));
    message.put("no_pendaftaran", Texts.enrolmentNo(person)).put("tanggal_rujukan", "2026-05-04");
    message.set("peserta", Texts.enrolment(person, 1, false).get("peserta"));
    message.put("skema_kur", "SUPER_MIKRO").put("jumlah_rupiah", 10_000_000L);
    message.put("penggunaan", "MODAL_KERJA").put("jangka_waktu_bulan", 24);
    ObjectNode business = message.putObject("usaha");
    business.put("nama", "Bengkel Uji-" + person).put("kbli", "25920");
    business.put("mulai", "2026-03-30").put("kode_wilayah", "35.07.24");
    message.put("id_persetujuan", CONSENT);
    ObjectNode evidence = message.putArray("bukti_pelatihan").addObject();
    evidence.put("jenis", "PELATIHAN").put("nomor", Texts.enrolmentNo(person));
    return message;
  }
}
