package io.restormel.keys.outcome;

import static io.restormel.keys.db.Tables.MODEL_PRICE;

import io.restormel.keys.catalog.Price;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The recorded prices in the database. */
@Repository
class PriceRepository {

    private final DSLContext sql;

    PriceRepository(DSLContext sql) {
        this.sql = sql;
    }

    List<ModelPrice> all() {
        return sql.selectFrom(MODEL_PRICE)
                .fetch(row -> new ModelPrice(
                        row.getId(),
                        new ModelName(row.getProviderType(), row.getModelId()),
                        new Price(
                                row.getInputPerMillion(),
                                row.getOutputPerMillion(),
                                row.getCachedInputPerMillion(),
                                row.getEffectiveDate()),
                        row.getRecordedAt()));
    }

    /** One that is there becomes the latest again. */
    @Transactional
    public void record(List<ModelPrice> prices) {
        if (prices.isEmpty()) {
            return;
        }
        sql.batch(prices.stream()
                        .map(price -> sql.insertInto(MODEL_PRICE)
                                .set(MODEL_PRICE.ID, price.id())
                                .set(MODEL_PRICE.PROVIDER_TYPE, price.model().providerType())
                                .set(MODEL_PRICE.MODEL_ID, price.model().modelId())
                                .set(MODEL_PRICE.EFFECTIVE_DATE, price.price().effectiveDate())
                                .set(
                                        MODEL_PRICE.INPUT_PER_MILLION,
                                        price.price().inputPerMillion())
                                .set(
                                        MODEL_PRICE.OUTPUT_PER_MILLION,
                                        price.price().outputPerMillion())
                                .set(
                                        MODEL_PRICE.CACHED_INPUT_PER_MILLION,
                                        price.price().cachedInputPerMillion())
                                .set(MODEL_PRICE.RECORDED_AT, price.recordedAt())
                                .onConflict(MODEL_PRICE.ID)
                                .doUpdate()
                                .set(MODEL_PRICE.RECORDED_AT, price.recordedAt()))
                        .toList())
                .execute();
    }
}
