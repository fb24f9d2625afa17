package io.restormel.keys.route.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import io.restormel.keys.engine.ConditionParser;
import io.restormel.keys.engine.ConditionWords;
import io.restormel.keys.platform.ui.Phrases;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What people call the settings of routes and steps, and how their values read. */
final class SettingWords {

    private SettingWords() {}

    static String name(String field) {
        return switch (field) {
            case "step" -> text("route.setting.step");
            case "providerPreference" -> text("route.model.provider");
            case "modelId" -> text("route.model.model");
            case "defaultModelId" -> text("route.settings.defaultModel");
            case "fallbackOn" -> text("route.step.fallbackOn");
            case "timeoutMs" -> text("route.step.timeout");
            case "orderIndex" -> text("route.setting.order");
            case "modelPool" -> text("route.pool.title");
            case "routeMode" -> text("route.settings.mode");
            case "billingMode" -> text("route.settings.keys");
            case "onOpenCircuit" -> text("route.settings.circuits");
            case "entryStepId" -> text("route.setting.entry");
            case "workload" -> text("route.settings.workload");
            case "stage" -> text("route.settings.stage");
            case "edges" -> text("route.setting.edges");
            case "label" -> text("route.step.label");
            case "enabled" -> text("route.step.enabled");
            case "switchCriteria" -> text("route.setting.switching");
            case "retryPolicy" -> text("route.setting.retries");
            case "costPolicy" -> text("route.setting.costs");
            case "conditionBlock" -> text("route.condition.title");
            case "notes" -> text("route.setting.notes");
            default -> StoredWords.of(field);
        };
    }

    static String value(String field, String stored) {
        return switch (field) {
            case "enabled" -> text(stored.equals("true") ? "route.setting.yes" : "route.setting.no");
            case "orderIndex" -> String.valueOf(Integer.parseInt(stored) + 1);
            case "fallbackOn", "routeMode", "stage" -> StoredWords.of(stored);
            case "billingMode" -> RouteSettingsForm.keysLabel(stored);
            case "onOpenCircuit" -> RouteSettingsForm.openCircuitLabel(stored);
            case "conditionBlock" -> condition(stored);
            case "step", "modelPool", "edges" -> Phrases.of(stored);
            default -> stored;
        };
    }

    /** In words where it is sound; else as it is stored. */
    private static String condition(String stored) {
        try {
            @SuppressWarnings("unchecked")
            Map<String, Object> block = JsonMapper.shared().readValue(stored, Map.class);
            return ConditionParser.block(block) instanceof ConditionParser.Sound sound && sound.condition() != null
                    ? Phrases.condition(ConditionWords.of(sound.condition()))
                    : stored;
        } catch (JacksonException _) {
            return stored;
        }
    }
}
