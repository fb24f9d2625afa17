package io.restormel.keys.idempotency;

import com.google.crypto.tink.subtle.AesGcmJce;
import io.restormel.keys.platform.InstallationSecretRepository;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Replies as they lie in the database: readable by this installation only, and bound to their request. Thread-safe. */
@Component
class SealedReplies {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final InstallationSecretRepository secrets;
    private volatile @Nullable AesGcmJce aead;

    SealedReplies(InstallationSecretRepository secrets) {
        this.secrets = secrets;
    }

    /** @param rights of the caller at that time */
    record Opened(String rights, Map<String, String> headers, byte[] body) {}

    byte[] seal(Ask ask, String rights, Reply reply) {
        try {
            var json = MAPPER.writeValueAsBytes(new Opened(rights, reply.headers(), reply.body()));
            return aead().encrypt(json, ask.place());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A reply cannot be sealed", e);
        }
    }

    Opened open(Ask ask, byte[] sealed) {
        try {
            return MAPPER.readValue(aead().decrypt(sealed, ask.place()), Opened.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A remembered reply cannot be opened", e);
        }
    }

    private AesGcmJce aead() throws GeneralSecurityException {
        var made = aead;
        if (made == null) {
            made = new AesGcmJce(secrets.secret("idempotent-replies"));
            aead = made;
        }
        return made;
    }
}
