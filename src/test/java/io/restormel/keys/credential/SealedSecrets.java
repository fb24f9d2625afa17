package io.restormel.keys.credential;

import static io.restormel.keys.db.Tables.CREDENTIAL;
import static io.restormel.keys.db.Tables.CREDENTIAL_SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restormel.keys.platform.TestKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Query;

/** Many credentials, written past the product, whose secrets are sealed under the key {@code a} and say whose they are. */
final class SealedSecrets {

    private static final String PREFIX = "sk-rotation-";
    private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

    private SealedSecrets() {}

    static List<UUID> insert(DSLContext sql, UUID workspace, int count) throws Exception {
        var sealer = new SecretSealer(TestKeys.of('a'));
        List<UUID> ids = new ArrayList<>();
        List<Query> inserts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var id = UUID.randomUUID();
            ids.add(id);
            inserts.add(sql.insertInto(CREDENTIAL)
                    .set(CREDENTIAL.ID, id)
                    .set(CREDENTIAL.WORKSPACE_ID, workspace)
                    .set(CREDENTIAL.PROVIDER_TYPE, "openai")
                    .set(CREDENTIAL.MODE, "sealed")
                    .set(CREDENTIAL.ALLOWED_MODELS, JSONB.jsonb("[]"))
                    .set(CREDENTIAL.CREATED_AT, NOW)
                    .set(CREDENTIAL.UPDATED_AT, NOW));
            var place = new SecretPlace(Owner.workspace(workspace), id, SecretSlot.CURRENT);
            try (var secret = ProviderSecret.of(PREFIX + id)) {
                var sealed = sealer.seal(place, secret, NOW, null);
                inserts.add(sql.insertInto(CREDENTIAL_SECRET)
                        .set(CREDENTIAL_SECRET.CREDENTIAL_ID, id)
                        .set(CREDENTIAL_SECRET.SLOT, "current")
                        .set(CREDENTIAL_SECRET.CIPHERTEXT, sealed.ciphertext())
                        .set(CREDENTIAL_SECRET.WRAPPED_KEY, sealed.key().bytes())
                        .set(CREDENTIAL_SECRET.KEK_ID, sealed.key().keyId())
                        .set(CREDENTIAL_SECRET.CREATED_AT, NOW));
            }
        }
        sql.transaction(inside -> inside.dsl().batch(inserts).execute());
        return ids;
    }

    /** Every one opens under the key {@code b}, and none under {@code a}. */
    static void assertRenewed(SecretRepository secrets, List<UUID> ids) throws SecretUnreadableException {
        var renewed = new SecretSealer(TestKeys.of('b'));
        var retired = new SecretSealer(TestKeys.of('a'));
        for (var id : ids) {
            assertOpens(secrets, renewed, id);
            var sealed = secrets.find(id, SecretSlot.CURRENT).orElseThrow();
            assertThatThrownBy(() -> retired.open(sealed)).isInstanceOf(SecretUnreadableException.class);
        }
    }

    static void assertOpens(SecretRepository secrets, SecretSealer sealer, UUID id) throws SecretUnreadableException {
        try (var opened = sealer.open(secrets.find(id, SecretSlot.CURRENT).orElseThrow())) {
            assertThat(new String(opened.chars())).isEqualTo(PREFIX + id);
        }
    }
}
