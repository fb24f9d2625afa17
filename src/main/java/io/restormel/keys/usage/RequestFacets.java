package io.restormel.keys.usage;

import io.restormel.keys.project.Environment;
import java.util.Collection;
import java.util.List;

/**
 * What the requests of a period have, for people to choose from; each in alphabetical order.
 *
 * @param environments those that the project has today
 */
public record RequestFacets(
        List<String> statuses, List<String> providers, List<String> models, List<Environment> environments) {

    public RequestFacets {
        statuses = List.copyOf(statuses);
        providers = List.copyOf(providers);
        models = List.copyOf(models);
        environments = List.copyOf(environments);
    }

    static RequestFacets of(Collection<UsageReader.Total> totals, List<Environment> environments) {
        return new RequestFacets(
                distinct(totals.stream().map(total -> total.key().status()).toList()),
                distinct(totals.stream()
                        .map(total -> total.key().providerType())
                        .filter(provider -> !provider.equals(UsageEvent.NO_PROVIDER))
                        .toList()),
                distinct(totals.stream()
                        .map(total -> total.key().modelId())
                        .filter(model -> !model.isEmpty())
                        .toList()),
                environments);
    }

    private static List<String> distinct(List<String> values) {
        return values.stream().distinct().sorted().toList();
    }
}
