package io.lintel.gateway.credential;

import io.lintel.gateway.model.Bytes;
import io.lintel.gateway.model.Json;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** The gateway's own key for cards (Ed25519). Prints its id alone. */
final class CardSigner {

  static final int SIGNATURE_BYTES = 64;
  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey secret;
  private final PublicKey known;

  private CardSigner(PrivateKey secret, PublicKey known) {
    this.secret = secret;
    this.known = known;
  }

  static CardSigner make() {
    try {
      var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      return new CardSigner(pair.getPrivate(), pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  /** For the store, which seals it. */
  Bytes toStore() {
    var base64 = Base64.getEncoder();
    return Json.write(
        Json.object()
            .put("private", base64.encodeToString(secret.getEncoded()))
            .put("public", base64.encodeToString(known.getEncoded())));
  }

  /** Empty when the bytes are no key. */
  static Optional<CardSigner> stored(Bytes bytes) {
    var json = Json.read(bytes).orElseGet(Json::object);
    var base64 = Base64.getDecoder();
    try {
      var keys = KeyFactory.getInstance(ALGORITHM);
      byte[] secret = base64.decode(json.path("private").asText());
      byte[] known = base64.decode(json.path("public").asText());
      return Optional.of(
          new CardSigner(
              keys.generatePrivate(new PKCS8EncodedKeySpec(secret)),
              keys.generatePublic(new X509EncodedKeySpec(known))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Tells the gateway's keys apart; nobody's proof. */
  int keyId() {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(known.getEncoded());
      return ByteBuffer.wrap(digest).getInt();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  byte[] sign(byte[] bytes) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of this gateway can sign", e);
    }
  }

  boolean isSigned(byte[] bytes, byte[] by) {
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(known);
      signature.update(bytes);
      return signature.verify(by);
    } catch (SignatureException malformed) {
      return false;
    } catch (InvalidKeyException | java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("the key of this gateway can verify", e);
    }
  }

  @Override
  public String toString() {
    return "card key %08x".formatted(keyId());
  }
}
