package io.restormel.keys.policy.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.platform.ui.Icons;
import io.restormel.keys.platform.ui.PaletteEntry;
import io.restormel.keys.platform.ui.PaletteSource;
import io.restormel.keys.policy.PolicyService;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Policies by their names. */
@Component
class PolicyPalette implements PaletteSource {

    private final PolicyService policies;

    PolicyPalette(PolicyService policies) {
        this.policies = policies;
    }

    @Override
    public List<PaletteEntry> find(String words, int limit) {
        return policies.list().stream()
                .filter(policy -> policy.name().toLowerCase(Locale.ROOT).contains(words))
                .limit(limit)
                .map(policy -> new PaletteEntry(
                        text("policy.policy"),
                        policy.name(),
                        PolicyWords.type(policy.rule()),
                        Icons.SHIELD,
                        "policies/" + policy.id()))
                .toList();
    }

    @Override
    public int getOrder() {
        return 2;
    }
}
