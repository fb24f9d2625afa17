package io.restormel.keys.credential;

import io.restormel.keys.support.OnH2;
import org.springframework.context.annotation.Import;

@OnH2
@Import(FakeProviders.class)
class MonthlyCapH2IT extends MonthlyCapContract {}
